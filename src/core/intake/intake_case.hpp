// One mail being decided: what it is, what is known about it, and the decision so far.
#pragma once

#include "core/intake/mail_people.hpp"
#include "core/intake/ticket_search.hpp"
#include "tix/intake/correspondence.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_decision.hpp"
#include "tix/policy/policy.hpp"

#include <optional>
#include <string>

namespace tix {

/// What the questions look at and fill in. All arguments must outlive it.
class IntakeCase {
 public:
  /// Fills in what is true of the mail whatever becomes of it: key, author, authentication, time, channel,
  /// title and flags.
  IntakeCase(const IncomingMail& incoming, const Desk& in_force, Correspondence& correspondence,
             Instant when);

  const IncomingMail& mail;
  const Desk& desk;
  Correspondence& known;
  const Instant now;
  const ChannelPolicy* channel;  ///< null: the channel `mail` without a section
  MailAuthor author;
  IntakeDecision decision;

  /// Decides. Always true, so that a question can return it.
  bool decide(IntakeVerdict verdict, std::string why);

  /// Returns the ticket that the mail names, looked up once.
  const std::optional<FoundTicket>& found();
  /// Returns whether the author is the requester of the found ticket or in copy, and is not forged.
  bool is_on_ticket();
  /// Returns the active agent who wrote the mail, or null. A forged one is none.
  const AgentPolicy* agent() const;
  /// Returns the ticket to which the mail belongs, or null: it is proved, or marked by somebody on the
  /// ticket. A mail that a stranger passed on belongs to none.
  const TicketStanding* ticket();
  bool has_flag(IntakeFlag flag) const { return decision.flags.has(flag); }

 private:
  bool is_passed_on() const;

  bool is_searched_ = false;
  std::optional<FoundTicket> found_;
};

/// Returns whether a program that answers by itself sent the mail: an out-of-office note, for example.
bool is_robot(const IncomingMail& mail);

}  // namespace tix
