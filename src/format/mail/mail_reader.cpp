// Puts together what the other files of this folder read.
#include "format/mail/mail_reader.hpp"

#include "format/mail/charset.hpp"
#include "format/mail/header_block.hpp"
#include "format/mail/header_mailboxes.hpp"
#include "format/mail/header_text.hpp"
#include "format/mail/mail_fingerprint.hpp"
#include "format/mail/mail_headers.hpp"
#include "format/mail/mail_report.hpp"
#include "format/mail/mail_stream.hpp"
#include "format/mail/mail_structure.hpp"
#include "format/mail/mail_text.hpp"
#include "format/mail/part_spool.hpp"
#include "format/text/utf8.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// The header block as valid UTF-8 with LF. Lines in another character set are taken for the one that the
/// first text of the mail declares, because the same program wrote both.
std::string readable_block(const MailStructure& structure) {
  const auto text =
      std::ranges::find_if(structure.parts, [](const MailPart& part) { return !part.head.charset.empty(); });
  const std::string_view charset = text == structure.parts.end() ? "" : std::string_view(text->head.charset);
  std::string out;
  for (std::string_view bytes = structure.header_bytes; !bytes.empty();) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(0, size);
    bytes.remove_prefix(size);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(' ') || line.starts_with('\t')) out += ' ';
    out += header_line(is_valid_utf8(line) ? std::string(line) : text_in_charset(line, charset).text) + '\n';
  }
  return out;
}

void add_once(std::vector<std::string>& lines, const std::vector<std::string>& more) {
  for (const std::string& line : more)
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
}

std::string size_text(std::int64_t bytes) {
  constexpr std::int64_t kMega = 1'000'000;
  return bytes % kMega == 0 ? fmt::format("{} MB", bytes / kMega) : fmt::format("{} bytes", bytes);
}

class PartReader {
 public:
  PartReader(MailStream& stream, const MailStructure& structure, const MailLimits& limits,
             const BytesSink& sink, IncomingMail& mail)
      : stream_(stream),
        structure_(structure),
        limits_(limits),
        spool_(stream, sink, limits.max_size),
        mail_(mail) {}

  void read(const std::vector<std::size_t>& originals) {
    for (std::size_t i = 0; i < structure_.parts.size(); ++i) {
      const MailPart& part = structure_.parts[i];
      mail_.is_signed = mail_.is_signed || part.head.type == "multipart/signed";
      if (part.is_container) continue;
      const LeafUse use = leaf_use(structure_.parts, i);
      const bool is_original = std::ranges::find(originals, i) != originals.end();
      const bool is_nothing = part.body.size() == 0 && part.head.name.empty();
      if (is_nothing || (use == LeafUse::plain && !is_original)) continue;
      if (use == LeafUse::file && part.head.is_attached_mail()) read_attached_mail(part);
      keep(part, use == LeafUse::plain  ? PartRole::text
                 : use == LeafUse::html ? PartRole::html
                                        : PartRole::attachment);
    }
  }

 private:
  MailStream& stream_;
  const MailStructure& structure_;
  const MailLimits& limits_;
  PartSpool spool_;
  IncomingMail& mail_;
  bool has_attached_mail_ = false;

  void keep(const MailPart& part, PartRole role) {
    PartSpool::Kept kept = spool_.keep(part, role);
    mail_.parts.push_back(std::move(kept.part));
    if (!mail_.parts.back().offset)
      add_once(mail_.problems, {"more than " + size_text(limits_.max_size) + " of files"});
    if (kept.is_intact) return;
    const auto* const encoding = part.head.encoding == TransferEncoding::base64 ? "base64"
                                 : part.head.encoding == TransferEncoding::quoted_printable
                                     ? "quoted-printable"
                                     : "transfer encoding";
    mail_.problems.push_back(fmt::format("the {} of part {} is damaged", encoding, mail_.parts.size()));
  }

  void read_attached_mail(const MailPart& part) {
    if (std::exchange(has_attached_mail_, true)) return;
    const HeaderBlock headers = attached_headers(stream_, part, limits_);
    for (const std::string_view value : headers.all("from"))
      for (const Mailbox& box : mailboxes_in(value, limits_.addresses - mail_.forwarded_from.size()))
        mail_.forwarded_from.push_back(box);
    mail_.forwarded_subject = header_text(headers.first("subject"));
  }
};

}  // namespace

IncomingMail read_mail(const MailBytes& bytes, const MailLimits& limits, const BytesSink& sink) {
  MailStream stream(bytes);
  const MailStructure structure = mail_structure(stream, limits);
  IncomingMail mail;
  mail.problems = structure.problems;
  mail.warnings = structure.warnings;
  mail.headers = readable_block(structure);
  const HeaderBlock headers(mail.headers);
  mail.fingerprint = mail_fingerprint(headers, stream, structure.parts.front().body);
  read_mail_headers(headers, limits, mail);
  MailText text = mail_text(stream, structure, limits);
  mail.text = std::move(text.text);
  mail.is_from_html = text.is_from_html;
  add_once(mail.problems, text.problems);
  add_once(mail.warnings, text.warnings);
  mail.report = mail_report(stream, structure, limits, mail);
  PartReader(stream, structure, limits, sink, mail).read(text.originals);
  return mail;
}

}  // namespace tix::format
