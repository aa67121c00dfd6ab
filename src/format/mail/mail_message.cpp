// Made harmless here, written by the late part.
#include "format/mail/mail_message.hpp"

#include "format/plugin/late_part.hpp"
#include "format/plugin/mail.hpp"
#include "format/text/terminal_text.hpp"
#include "tix/text/error.hpp"
#include "tix/text/mail_address.hpp"

#include <fmt/format.h>

namespace tix::format {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\"";
  const std::size_t first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kAround) - first + 1));
}

}  // namespace

Mailbox mailbox(std::string_view text) {
  Mailbox box{{}, trimmed(text)};
  const std::size_t open = text.rfind('<');
  if (open != std::string_view::npos && text.ends_with('>'))
    box = {trimmed(text.substr(0, open)), std::string(text.substr(open + 1, text.size() - open - 2))};
  if (!is_mail_address(box.address))
    throw Error(ErrorKind::desk, fmt::format("'{}' is no sender of mail", text),
                "accepted: support@example.test or \"Support <support@example.test>\"");
  return box;
}

std::string mail_message(const Mail& mail) {
  MailParts parts;
  parts.from_name = escape_controls(mail.from.name, Breaks::space);
  parts.from = mail.from.address;
  parts.to = mail.to;
  parts.subject = escape_controls(mail.subject, Breaks::space);
  parts.body = escape_controls(mail.body, Breaks::keep);
  if (!parts.body.ends_with('\n')) parts.body += '\n';
  parts.date = mail.date.unix();
  parts.message_id = mail.message_id;
  parts.thread_id = mail.thread_id;
  parts.automatic = mail.automatic;
  parts.html = mail.html;
  std::string text;
  late_function<WriteMail>("mail", "tix_write_mail")(parts, text);
  return text;
}

}  // namespace tix::format
