// One line for each header that intake asks for.
#include "format/mail/mail_headers.hpp"

#include "format/mail/header_mailboxes.hpp"
#include "format/mail/header_text.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::format {
namespace {

class HeaderReader {
 public:
  HeaderReader(const HeaderBlock& headers, const MailLimits& limits, IncomingMail& mail)
      : headers_(headers), limits_(limits), mail_(mail) {}

  void read_addresses() {
    mail_.from = mailboxes("from");
    const std::vector<Mailbox> sender = mailboxes("sender");
    if (!sender.empty()) mail_.sender = sender.front();
    mail_.reply_to = mailboxes("reply-to");
    mail_.to = mailboxes("to");
    mail_.cc = mailboxes("cc");
    if (has_too_many_) mail_.problems.push_back(fmt::format("more than {} addresses", limits_.addresses));
    if (mail_.from.empty())
      mail_.problems.emplace_back(headers_.has("from") ? "the From header has no address"
                                                       : "there is no From header");
  }

  void read_thread() {
    const std::vector<std::string> own = message_ids_in(headers_.first("message-id"));
    if (!own.empty()) mail_.message_id = own.front();
    for (const std::string_view value : headers_.all("in-reply-to"))
      append(mail_.in_reply_to, message_ids_in(value));
    for (const std::string_view value : headers_.all("references"))
      append(mail_.references, message_ids_in(value));
    mail_.date_text = header_line(headers_.first("date"));
    mail_.subject = header_text(headers_.first("subject"));
  }

  void read_trace() {
    for (const HeaderField& field : headers_.fields()) {
      if (field.name == "delivered-to" || field.name == "x-original-to") {
        const std::string address = address_in(field.value);
        if (!address.empty()) mail_.delivered_to.push_back(address);
      }
      if (field.name == "received") mail_.received.push_back(received(header_line(field.value)));
      if (field.name == "authentication-results")
        mail_.authentication_results.push_back(header_line(field.value));
      if (field.name == "x-failed-recipients") add_failed_recipients(field.value);
    }
    if (headers_.has("return-path")) mail_.return_path = address_in(headers_.first("return-path"));
  }

  void read_marks() {
    mail_.auto_submitted = word("auto-submitted");
    mail_.precedence = word("precedence");
    const auto is_set = [&](const char* name) { return headers_.has(name) && word(name) != "no"; };
    mail_.has_autoreply_header = is_set("x-autoreply") || is_set("x-autorespond");
    mail_.has_list_id = headers_.has("list-id");
    mail_.is_spam = word("x-spam-flag") == "yes";
  }

 private:
  const HeaderBlock& headers_;
  const MailLimits& limits_;
  IncomingMail& mail_;
  std::size_t addresses_ = 0;
  bool has_too_many_ = false;

  static void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
    to.insert(to.end(), more.begin(), more.end());
  }

  /// The value in lower case, without parameters and comments.
  std::string word(std::string_view name) const {
    const std::string line = header_line(headers_.first(name));
    return ascii_lower(tix::trimmed(std::string_view(line).substr(0, line.find_first_of(";("))));
  }

  std::vector<Mailbox> mailboxes(std::string_view name) {
    std::vector<Mailbox> found;
    for (const std::string_view value : headers_.all(name)) {
      const std::size_t room = limits_.addresses - addresses_;
      std::vector<Mailbox> more = mailboxes_in(value, room + 1);
      if (more.size() > room) {
        has_too_many_ = true;
        more.resize(room);
      }
      addresses_ += more.size();
      found.insert(found.end(), more.begin(), more.end());
    }
    return found;
  }

  /// Also of `mailing list users@example.test`, as ezmlm writes it.
  static std::string address_in(std::string_view raw) {
    const std::vector<Mailbox> boxes = mailboxes_in(raw, 1);
    return boxes.empty() ? normal_address(raw) : boxes.front().address;
  }

  void add_failed_recipients(std::string_view raw) {
    for (const Mailbox& box : mailboxes_in(raw, limits_.addresses - mail_.failed_recipients.size()))
      mail_.failed_recipients.push_back(box.address);
  }

  static ReceivedTrace received(const std::string& line) {
    ReceivedTrace trace;
    const std::string padded = ' ' + ascii_lower(std::string_view(line));
    const std::size_t by = padded.find(" by ");
    if (by != std::string::npos) {
      const std::size_t begin = std::min(padded.find_first_not_of(' ', by + 4), padded.size());
      trace.by = padded.substr(begin, padded.find_first_of(" ;()", begin) - begin);
    }
    const std::size_t semicolon = line.rfind(';');
    if (semicolon != std::string::npos) trace.at = mail_date(std::string_view(line).substr(semicolon + 1));
    return trace;
  }
};

}  // namespace

void read_mail_headers(const HeaderBlock& headers, const MailLimits& limits, IncomingMail& mail) {
  HeaderReader reader(headers, limits, mail);
  reader.read_addresses();
  reader.read_thread();
  reader.read_trace();
  reader.read_marks();
}

}  // namespace tix::format
