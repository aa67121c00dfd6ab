// The questions that decide what becomes of a mail, in their order.
#pragma once

#include "core/intake/intake_case.hpp"

#include <span>
#include <string_view>

namespace tix {

/// One question. `decides` fills in the decision and returns true if it gives the verdict.
struct IntakeQuestion {
  std::string_view number;
  std::string_view question;  ///< in words, for people
  bool (*decides)(IntakeCase&);
};

/// Returns all questions. The last one always decides.
std::span<const IntakeQuestion> intake_questions();

}  // namespace tix
