// Asks the questions in their order.
#include "tix/intake/intake_decision.hpp"

#include "core/intake/intake_questions.hpp"

#include <algorithm>

namespace tix {

IntakeDecision decide_intake(const IncomingMail& mail, const Desk& desk, Correspondence& known, Instant now) {
  IntakeCase one(mail, desk, known, now);
  const auto questions = intake_questions();
  (void)std::ranges::find_if(questions,
                             [&](const IntakeQuestion& question) { return question.decides(one); });
  return std::move(one.decision);
}

}  // namespace tix
