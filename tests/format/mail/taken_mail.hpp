// Mails given to the reader as bytes, and what must hold for each of them.
#pragma once

#include "format/mail/mail_reader.hpp"
#include "format/mail/mail_wire.hpp"
#include "format/text/utf8.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

namespace tix::test {

/// A mail as read, with the bytes of its parts.
struct TakenMail : IncomingMail {
  std::string spool;

  std::string bytes_of(const IncomingPart& part) const {
    return part.offset
               ? spool.substr(static_cast<std::size_t>(*part.offset), static_cast<std::size_t>(part.size))
               : std::string("(not kept)");
  }
};

inline TakenMail taken(std::string_view bytes, const format::MailLimits& limits = {}) {
  const int descriptor = memfd_create("mail", MFD_CLOEXEC);
  // Bytes before and after the range must not matter.
  for (std::string_view rest : {std::string_view("xx\n"), bytes, std::string_view("\nyy")})
    while (!rest.empty())
      rest.remove_prefix(static_cast<std::size_t>(write(descriptor, rest.data(), rest.size())));
  TakenMail mail;
  const auto end = static_cast<std::int64_t>(bytes.size()) + 3;
  static_cast<IncomingMail&>(mail) =
      format::read_mail({descriptor, 3, end}, limits, [&](std::string_view piece) { mail.spool += piece; });
  close(descriptor);
  return mail;
}

/// Returns what is wrong with a mail that was read, or an empty text.
inline std::string flaw_of(const TakenMail& mail, const format::MailLimits& limits = {}) {
  const auto is_text = [](std::string_view text) {
    return format::is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
  };
  const auto is_line = [&](std::string_view text) {
    return is_text(text) && text.find_first_of("\r\n") == std::string_view::npos;
  };
  std::vector<std::string> lines = {
      mail.message_id,       mail.date_text,         mail.subject,           mail.auto_submitted,
      mail.precedence,       mail.forwarded_subject, mail.report.action,     mail.report.status,
      mail.report.recipient, mail.report.diagnostic, mail.report.message_id, mail.return_path.value_or("")};
  for (const auto* list :
       {&mail.in_reply_to, &mail.references, &mail.delivered_to, &mail.authentication_results,
        &mail.failed_recipients, &mail.problems, &mail.warnings})
    lines.insert(lines.end(), list->begin(), list->end());
  for (const auto* list : {&mail.from, &mail.reply_to, &mail.to, &mail.cc, &mail.forwarded_from}) {
    for (const Mailbox& box : *list) {
      lines.push_back(box.name);
      lines.push_back(box.address);
      if (box.address.find('@') == std::string::npos) return "an address without @: " + box.address;
    }
  }
  std::int64_t offset = 0;
  for (const IncomingPart& part : mail.parts) {
    lines.insert(lines.end(), {part.name, part.type, part.sha256});
    if (part.offset.has_value() == (part.sha256.size() == 64)) return "a part is either kept or hashed";
    if (!part.offset) continue;
    if (*part.offset != offset) return "a part does not begin where the one before ends";
    offset += part.size;
  }
  if (offset != static_cast<std::int64_t>(mail.spool.size())) return "the spool holds more than the parts";
  if (offset > limits.max_size) return "more is kept than the limit allows";
  for (const std::string& line : lines)
    if (!is_line(line)) return "not one line of text: " + line;
  if (!is_text(mail.text) || !is_text(mail.headers)) return "the text is not valid UTF-8";
  if (mail.text.find('\r') != std::string::npos) return "the text has carriage returns";
  if (static_cast<std::int64_t>(mail.text.size()) > limits.text) return "the text is longer than the limit";
  if (mail.text.ends_with('\n') || mail.text.starts_with('\n')) return "the text has blank lines at its ends";
  if (mail.from.size() + mail.reply_to.size() + mail.to.size() + mail.cc.size() > limits.addresses)
    return "more addresses than the limit allows";
  if (mail.fingerprint.size() != 64) return "no fingerprint";
  const IncomingMail& read = mail;
  if (!(format::read_mail_wire(format::write_mail_wire(read)) == read)) return "another mail after the wire";
  return {};
}

}  // namespace tix::test
