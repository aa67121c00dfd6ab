// Asks the questions in their order.
#include "tix/intake/intake_decision.hpp"

#include "core/intake/intake_questions.hpp"
#include "tix/intake/shown_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tix {

IntakeDecision decide_intake(const IncomingMail& mail, const Desk& desk, Correspondence& known, Instant now) {
  IntakeCase one(mail, desk, known, now);
  const auto questions = intake_questions();
  (void)std::ranges::find_if(questions,
                             [&](const IntakeQuestion& question) { return question.decides(one); });
  return std::move(one.decision);
}

IntakeDecision decide_accepted(const IncomingMail& mail, const Desk& desk, Correspondence& known, Instant now,
                               TicketId to) {
  IntakeCase one(mail, desk, known, now);
  IntakeDecision& decision = one.decision;
  const std::string why = "was accepted from the inbox";
  if (!to) {
    one.decide(IntakeVerdict::created, why);
    return std::move(decision);
  }
  const auto standing = known.standing(to);
  if (!standing) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", to.value));
  decision.ticket = standing->id;
  const bool is_closed = standing->status == Status::closed;
  if (!is_closed) decision.shown = shown_length(mail.text);
  one.decide(is_closed ? IntakeVerdict::follow_up : IntakeVerdict::added, why);
  return std::move(decision);
}

}  // namespace tix
