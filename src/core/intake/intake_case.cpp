// Gathers what the questions ask more than once.
#include "core/intake/intake_case.hpp"

#include "core/intake/mail_auth.hpp"
#include "core/intake/mail_channel.hpp"
#include "core/intake/mail_time.hpp"
#include "tix/intake/mail_subject.hpp"
#include "tix/intake/shown_text.hpp"
#include "tix/policy/answer_channel.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::array<std::string_view, 4> kPrecedences = {"bulk", "list", "junk", "auto_reply"};

/// The same Message-ID from another sender or of another date is another mail: programs reuse them. Header
/// fields hold no line ends, so the parts cannot run into each other.
std::string key_of(const IncomingMail& mail) {
  if (mail.message_id.empty()) return "sha256:" + mail.fingerprint;
  const std::string from = mail.from.empty() ? mail.sender.address : mail.from.front().address;
  return fmt::format("{}\n{}\n{}", mail.message_id, ascii_lower(from), trimmed(mail.date_text));
}

/// Programs and lists send such mails as well as answers by people; nothing automatic may answer them.
bool is_automatic(const IncomingMail& mail) {
  return (!mail.auto_submitted.empty() && mail.auto_submitted != "no") || mail.has_autoreply_header ||
         mail.has_list_id || position_named(mail.precedence, kPrecedences) ||
         (mail.return_path && mail.return_path->empty());
}

std::string domain_of(const Mailbox& box) {
  const std::size_t at = box.address.rfind('@');
  return at == std::string::npos ? "" : box.address.substr(at + 1);
}

std::string title_of(const Desk& desk, const IncomingMail& mail) {
  std::string title = title_of_subject(desk, mail.subject);
  if (title.empty()) title = title_of_text(mail.text);
  if (!title.empty()) return title;
  for (const IncomingPart& part : mail.parts)
    if (std::string name = title_of_text(part.name); !name.empty()) return name;
  return "(no subject)";
}

}  // namespace

IntakeCase::IntakeCase(const IncomingMail& incoming, const Desk& in_force, Correspondence& correspondence,
                       Instant when)
    : mail(incoming),
      desk(in_force),
      known(correspondence),
      now(when),
      channel(channel_of(in_force, incoming)),
      author(author_of(in_force, incoming)) {
  const std::string_view authserv = channel != nullptr ? channel->authserv : std::string_view();
  decision.key = key_of(mail);
  decision.at = taken_at(mail, authserv, now);
  decision.channel = channel != nullptr ? channel->name : kMailChannel;
  decision.auth = mail_auth(mail.authentication_results, authserv, domain_of(author.sender));
  decision.author = author.person;
  decision.title = title_of(desk, mail);
  decision.shown = mail.text.size();
  if (decision.auth == MailAuth::fail) decision.flags.add(IntakeFlag::unverified);
  // The desk must not write to itself.
  const std::string& sender = author.sender.address;
  const bool is_from_us = is_own_address(desk, sender) && !is_form_address(desk, sender);
  if (is_from_us || is_automatic(mail)) decision.flags.add(IntakeFlag::automatic);
  if (agent() != nullptr) decision.agent = author.agent->name;
}

bool IntakeCase::decide(IntakeVerdict verdict, std::string why) {
  decision.verdict = verdict;
  decision.why = std::move(why);
  return true;
}

const std::optional<FoundTicket>& IntakeCase::found() {
  if (!is_searched_) found_ = find_ticket(mail, desk, known);
  is_searched_ = true;
  return found_;
}

bool IntakeCase::is_on_ticket() {
  const std::string& address = author.person.address;
  return found() && decision.auth != MailAuth::fail &&
         (is_among(address, found()->standing.requester) || is_among(address, found()->standing.cc));
}

const AgentPolicy* IntakeCase::agent() const {
  return decision.auth == MailAuth::fail ? nullptr : author.agent;
}

const TicketStanding* IntakeCase::ticket() {
  if (!found()) return nullptr;
  if (is_on_ticket()) return &found()->standing;
  if (!found()->is_proved()) return nullptr;
  return agent() == nullptr && is_passed_on() ? nullptr : &found()->standing;
}

/// A subject that says it is an answer is believed; without any prefix the text may say it.
bool IntakeCase::is_passed_on() const {
  const SubjectPrefix prefix = prefix_of_subject(mail.subject);
  return prefix == SubjectPrefix::forward || (prefix == SubjectPrefix::none && announces_forward(mail.text));
}

bool is_robot(const IncomingMail& mail) {
  return mail.auto_submitted == "auto-replied" || mail.has_autoreply_header ||
         mail.precedence == "auto_reply";
}

}  // namespace tix
