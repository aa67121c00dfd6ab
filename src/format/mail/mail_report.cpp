// Finds the machine-readable part of a report and the headers of the mail that it returns.
#include "format/mail/mail_report.hpp"

#include "format/mail/header_mailboxes.hpp"
#include "format/mail/header_text.hpp"
#include "format/mail/part_body.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::format {
namespace {

struct ReportType {
  std::string_view report_type;  ///< of the multipart/report
  std::string_view part_type;    ///< of the part for machines
  MailReportKind kind;
};

constexpr std::array<ReportType, 5> kReportTypes = {
    {{"delivery-status", "message/delivery-status", MailReportKind::delivery},
     {"delivery-status", "message/global-delivery-status", MailReportKind::delivery},
     {"disposition-notification", "message/disposition-notification", MailReportKind::read_receipt},
     {"disposition-notification", "message/global-disposition-notification", MailReportKind::read_receipt},
     {"feedback-report", "message/feedback-report", MailReportKind::feedback}}};

/// Lines after which bounces of Exim, qmail and others show the mail that they return.
constexpr std::array<std::string_view, 7> kBeginsCopy = {"this is a copy of the message",
                                                         "this is a copy of your message",
                                                         "below this line is a copy of the message",
                                                         "original message follows",
                                                         "unsent message follows",
                                                         "returned message follows",
                                                         "message header follows"};

/// Splits at blank lines.
std::vector<HeaderBlock> header_groups(std::string_view bytes) {
  std::vector<HeaderBlock> groups;
  std::string group;
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (!is_blank(line)) group += line;
    if (is_blank(line) || bytes.empty()) {
      if (!group.empty()) groups.emplace_back(group);
      group.clear();
    }
  }
  return groups;
}

/// The value after the type in `rfc822; ani@example.test`.
std::string after_type(std::string_view raw) {
  const std::string line = header_text(raw);
  const std::size_t semicolon = line.find(';');
  return std::string(
      tix::trimmed(std::string_view(line).substr(semicolon == std::string::npos ? 0 : semicolon + 1)));
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Returns the first status code such as `5.1.1` in a text, or an empty one. An address such as 10.5.1.1 is
/// none.
std::string status_in(std::string_view text) {
  for (std::size_t at = 0; at + 5 <= text.size(); ++at) {
    if (text[at] != '4' && text[at] != '5') continue;
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", at), text.size());
    std::string_view code = text.substr(at, end - at);
    while (code.ends_with('.')) code.remove_suffix(1);
    const bool is_code = std::ranges::count(code, '.') == 2 && code.size() >= 5 && code.size() <= 9 &&
                         code[1] == '.' && code.find("..") == std::string_view::npos;
    if (is_code) return std::string(code);
  }
  return {};
}

class ReportReader {
 public:
  ReportReader(MailStream& stream, const MailStructure& structure, const MailLimits& limits)
      : stream_(stream), parts_(structure.parts), limits_(limits) {}

  MailReport read(const IncomingMail& mail) {
    for (const MailPart& part : parts_) {
      for (const ReportType& type : kReportTypes) {
        if (is_report(part) && part.head.report_type == type.report_type) report_.kind = type.kind;
        // Elsewhere such a part is a file, for example of a bounce that a customer forwards.
        if (is_in_report(part) && part.head.type == type.part_type) read_status(part, type.kind);
      }
      if (is_in_report(part)) read_returned(part);
    }
    if (report_.kind == MailReportKind::none && is_bounce(mail)) read_bounce(mail);
    return std::move(report_);
  }

 private:
  MailStream& stream_;
  const std::vector<MailPart>& parts_;
  const MailLimits& limits_;
  MailReport report_;

  static bool is_report(const MailPart& part) { return part.head.type == "multipart/report"; }
  bool is_in_report(const MailPart& part) const { return part.parent && is_report(parts_[*part.parent]); }

  void read_status(const MailPart& part, MailReportKind kind) {
    report_.kind = kind;
    const std::string bytes = decoded_text(stream_, part, limits_.headers).bytes;
    const std::vector<HeaderBlock> groups = header_groups(bytes);
    if (groups.empty()) return;
    const auto has_failed = [](const HeaderBlock& group) {
      return equal_without_case(header_line(group.first("action")), "failed");
    };
    // The first group of a delivery report is about the report; of the recipients a failed one counts.
    auto group = std::ranges::find_if(groups, has_failed);
    if (group == groups.end())
      group = std::ranges::find_if(groups, [](const HeaderBlock& each) { return each.has("action"); });
    if (group == groups.end()) group = groups.begin();
    report_.action = ascii_lower(std::string_view(header_line(group->first("action"))));
    report_.status = status_in(' ' + header_line(group->first("status")));
    if (report_.status.empty()) report_.status = header_line(group->first("status"));
    report_.diagnostic = after_type(group->first("diagnostic-code"));
    for (const char* const name : {"original-recipient", "final-recipient", "original-rcpt-to"})
      if (report_.recipient.empty()) report_.recipient = normal_address(after_type(group->first(name)));
    const std::vector<std::string> ids = message_ids_in(group->first("original-message-id"));
    if (!ids.empty()) report_.message_id = ids.front();
  }

  /// The mail that the report returns, whole or only its headers.
  void read_returned(const MailPart& part) {
    const bool is_headers = part.head.type == "text/rfc822-headers" ||
                            part.head.type == "message/rfc822-headers" ||
                            part.head.type == "message/global-headers";
    if (!is_headers && !part.head.is_attached_mail()) return;
    const HeaderBlock headers = attached_headers(stream_, part, limits_);
    const std::vector<std::string> ids = message_ids_in(headers.first("message-id"));
    if (!ids.empty()) report_.message_id = ids.front();
  }

  static bool is_mail_system(std::string_view address) {
    const std::string local = ascii_lower(address.substr(0, address.find('@')));
    return local == "mailer-daemon" || local == "postmaster" || local == "mail-daemon";
  }

  /// A person at postmaster has a return path of their own; fetchers may drop it.
  static bool is_bounce(const IncomingMail& mail) {
    if (!mail.failed_recipients.empty()) return true;
    const std::string path = mail.return_path.value_or("");
    return !mail.from.empty() && is_mail_system(mail.from.front().address) &&
           (path.empty() || is_mail_system(path));
  }

  void read_bounce(const IncomingMail& mail) {
    const std::string lower = ascii_lower(std::string_view(mail.text));
    std::size_t copy = lower.size();
    for (const std::string_view line : kBeginsCopy) copy = std::min(copy, lower.find(line));
    const std::string_view words = std::string_view(mail.text).substr(0, copy);
    report_.status = status_in(words);
    if (report_.status.empty() && copy == lower.size() && mail.failed_recipients.empty()) return;
    const bool is_delay =
        lower.substr(0, copy).find("delayed") != std::string::npos || report_.status.starts_with('4');
    report_.action = is_delay ? "delayed" : "failed";
    if (!mail.failed_recipients.empty()) report_.recipient = mail.failed_recipients.front();
    if (const std::size_t at = words.find(report_.status); !report_.status.empty()) {
      const std::size_t begin = words.rfind('\n', at) + 1;
      report_.diagnostic = tix::trimmed(words.substr(begin, words.find('\n', at) - begin));
    }
    // qmail writes the address in brackets on a line of its own.
    if (const std::size_t open = words.find("\n<");
        report_.recipient.empty() && open != std::string_view::npos) {
      const std::vector<Mailbox> boxes =
          mailboxes_in(words.substr(open + 1, words.find('>', open) - open), 1);
      if (!boxes.empty()) report_.recipient = boxes.front().address;
    }
    if (const std::size_t id = lower.find("message-id:", copy); id != std::string::npos) {
      const std::string_view line =
          std::string_view(mail.text).substr(id + std::string_view("message-id:").size());
      const std::vector<std::string> ids = message_ids_in(line.substr(0, line.find('\n')));
      if (!ids.empty()) report_.message_id = ids.front();
    }
    for (const MailPart& part : parts_) read_returned(part);
  }
};

}  // namespace

HeaderBlock attached_headers(MailStream& stream, const MailPart& part, const MailLimits& limits) {
  const std::string bytes = decoded_text(stream, part, limits.headers).bytes;
  std::string_view rest = bytes;
  std::size_t end = 0;
  while (end < bytes.size()) {
    const std::size_t size = std::min(rest.find('\n'), rest.size() - 1) + 1;
    if (is_blank(rest.substr(0, size)) && end > 0) break;
    end += size;
    rest.remove_prefix(size);
  }
  return HeaderBlock(std::string_view(bytes).substr(0, end));
}

MailReport mail_report(MailStream& stream, const MailStructure& structure, const MailLimits& limits,
                       const IncomingMail& mail) {
  return ReportReader(stream, structure, limits).read(mail);
}

}  // namespace tix::format
