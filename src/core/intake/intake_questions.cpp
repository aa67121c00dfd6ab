// Each question is a function, and the table says in which order they are asked.
#include "core/intake/intake_questions.hpp"

#include "core/intake/report_questions.hpp"
#include "tix/intake/mail_subject.hpp"
#include "tix/intake/shown_text.hpp"
#include "tix/intake/thank_you.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr WallSeconds kStormTime{3600};
/// How many times more tickets all addresses together may open than a single one.
constexpr int kStormOfAll = 10;
constexpr WallSeconds kAcknowledgedOnce{24 * 3600};

constexpr auto kFoundBy =
    enum_names<FoundBy>({"was sent to the reply address of the ticket", "answers a mail of the ticket",
                         "names the ticket in the subject"});

bool came_before(IntakeCase& of) {
  return of.known.knows_key(of.decision.key) && of.decide(IntakeVerdict::duplicate, "was taken in before");
}

/// A mail that cannot be read goes on as far as it can.
bool notes_broken(IntakeCase& of) {
  if (!of.mail.problems.empty() || of.author.sender.address.empty())
    of.decision.flags.add(IntakeFlag::broken);
  return false;
}

bool is_our_own(IntakeCase& of) {
  if (of.mail.message_id.empty()) return false;
  const auto own = of.known.own_mail(of.mail.message_id);
  if (!own) return false;
  of.decision.ticket = own->ticket;
  return of.decide(IntakeVerdict::loop, "is a copy of a mail that we sent");
}

/// Marks a message of somebody who has proof but is not on the ticket.
void mark_stranger(IntakeCase& of) {
  if (!of.is_on_ticket() && of.agent() == nullptr) of.decision.flags.add(IntakeFlag::stranger);
}

bool answers_by_itself(IntakeCase& of) {
  const bool is_proved = of.found() && of.found()->is_proved();
  const bool is_marked = is_robot(of.mail);
  const bool says_absent = begins_with_any(of.mail.subject, of.desk.intake.absent);
  // Without the mark of a robot, only its subject and the mail that it answers tell a robot from a person.
  if (!is_marked && !(says_absent && is_proved)) return false;
  of.decision.flags.add(IntakeFlag::automatic);
  if (is_proved) of.decision.ticket = of.found()->standing.id;
  if (of.author.agent != nullptr)
    return of.decide(IntakeVerdict::ignored, "is an automatic answer from an agent's address");
  if (!is_proved) return of.decide(IntakeVerdict::ignored, "is an automatic answer to no mail of ours");
  if (of.found()->standing.status == Status::closed)
    return of.decide(IntakeVerdict::ignored, "is an automatic answer on a closed ticket");
  mark_stranger(of);
  of.decision.shown = shown_length(of.mail.text);
  return of.decide(IntakeVerdict::auto_, "is an automatic answer");
}

/// Only what would open a ticket adds to a storm. Agents pass on as many mails as they like.
bool passes_storm(IntakeCase& of) {
  const TicketStanding* ticket = of.ticket();
  if (of.agent() != nullptr || (ticket != nullptr && ticket->status != Status::closed)) return false;
  const Instant since = of.decision.at - kStormTime;
  const std::string& address = of.decision.author.address;
  const std::int64_t most = of.desk.intake.storm;
  return (!address.empty() && of.known.created_since(address, since) >= most) ||
         of.known.created_since("", since) >= most * kStormOfAll;
}

bool is_held(IntakeCase& of) {
  if (of.mail.is_spam) {
    if (const TicketStanding* ticket = of.ticket()) of.decision.ticket = ticket->id;
    return of.decide(IntakeVerdict::held, "the mail filter calls it spam");
  }
  if (!passes_storm(of)) return false;
  return of.decide(IntakeVerdict::held,
                   fmt::format("more than {} tickets of one address in an hour, or {} of all",
                               of.desk.intake.storm, of.desk.intake.storm * kStormOfAll));
}

/// An agent writes notes, except on a ticket that is his own request.
bool is_by_agent(IntakeCase& of) {
  if (of.agent() == nullptr) return false;
  if (const TicketStanding* ticket = of.ticket()) {
    if (is_among(of.author.person.address, ticket->requester)) return false;
    of.decision.ticket = ticket->id;
    of.decision.shown = shown_length(of.mail.text);
    return of.decide(IntakeVerdict::note,
                     fmt::format("is by agent {}; {}", of.author.agent->name, kFoundBy[of.found()->by]));
  }
  const Mailbox from = forwarded_author(of.desk, of.mail);
  if (from.address.empty()) return false;
  of.decision.is_forwarded = true;
  of.decision.author = from;
  if (std::string title = title_of_subject(of.desk, of.mail.forwarded_subject); !title.empty())
    of.decision.title = std::move(title);
  return of.decide(IntakeVerdict::created,
                   fmt::format("agent {} passed on an attached mail", of.author.agent->name));
}

/// The lists and forged senders among those who write must not choose who gets the answers.
void add_copies(IntakeCase& of, const TicketStanding* on_ticket) {
  if (of.decision.auth == MailAuth::fail || of.has_flag(IntakeFlag::automatic)) return;
  if (of.author.person.address.empty() || of.author.person != of.author.sender) return;
  of.decision.cc = copies_of(of.desk, of.mail, of.author.person.address, on_ticket);
}

bool is_only_thanks(const IntakeCase& of) {
  const bool has_file = std::ranges::any_of(
      of.mail.parts, [](const IncomingPart& part) { return part.role == PartRole::attachment; });
  const std::string_view shown = std::string_view(of.mail.text).substr(0, of.decision.shown);
  return !has_file && is_thank_you(shown, of.desk.intake.thanks);
}

bool has_ticket(IntakeCase& of) {
  const TicketStanding* ticket = of.ticket();
  if (ticket == nullptr) return false;
  of.decision.ticket = ticket->id;
  const std::string why(kFoundBy[of.found()->by]);
  if (ticket->status == Status::closed) {
    add_copies(of, nullptr);
    return of.decide(IntakeVerdict::follow_up, why + ", which is closed");
  }
  mark_stranger(of);
  if (prefix_of_subject(of.mail.subject) != SubjectPrefix::forward)
    of.decision.shown = shown_length(of.mail.text);
  // On a ticket, a message without an author is the requester's.
  if (of.author.person.address.empty())
    return of.decide(IntakeVerdict::held, why + ", but has no sender whom it could be from");
  // A stranger cannot reopen what the customer takes for done.
  if (ticket->status == Status::resolved && of.has_flag(IntakeFlag::stranger))
    return of.decide(IntakeVerdict::held, why + ", which is resolved; the author is not on it");
  of.decision.is_thanks = is_only_thanks(of);
  if (is_among(of.author.person.address, ticket->requester)) add_copies(of, ticket);
  return of.decide(IntakeVerdict::added, why);
}

bool may_acknowledge(IntakeCase& of) {
  const std::string& address = of.decision.author.address;
  return of.channel != nullptr && !of.channel->acknowledge.empty() && !address.empty() &&
         !is_unread_address(address) && of.decision.auth != MailAuth::fail &&
         !of.has_flag(IntakeFlag::automatic) &&
         !of.known.was_acknowledged(address, of.now - kAcknowledgedOnce);
}

bool opens_ticket(IntakeCase& of) {
  add_copies(of, nullptr);
  of.decision.acknowledge = may_acknowledge(of);
  if (!of.found()) return of.decide(IntakeVerdict::created, "answers no mail of ours");
  of.decision.relates_to = of.found()->standing.id;
  return of.decide(IntakeVerdict::created,
                   of.found()->is_proved()
                       ? "passes on a mail of a ticket whose people do not include the author"
                       : "names a ticket in the subject, which proves nothing");
}

constexpr std::array kQuestions = {
    IntakeQuestion{"1", "Was the same mail taken in before?", came_before},
    IntakeQuestion{"2", "Can it be read?", notes_broken},
    IntakeQuestion{"3", "Is it a copy of a mail that we sent?", is_our_own},
    IntakeQuestion{"4", "Does it report that a mail was not delivered?", decide_delivery_report},
    IntakeQuestion{"4b", "Does it report anything else about a mail?", decide_other_report},
    IntakeQuestion{"5", "Did a robot answer?", answers_by_itself},
    IntakeQuestion{"7", "Is it spam, or one of too many?", is_held},
    IntakeQuestion{"8", "Did an agent write on a ticket, or pass on a mail?", is_by_agent},
    IntakeQuestion{"9", "Does it belong to a ticket?", has_ticket},
    IntakeQuestion{"10", "Does it open a ticket?", opens_ticket},
};

}  // namespace

std::span<const IntakeQuestion> intake_questions() {
  return kQuestions;
}

}  // namespace tix
