// The option --fail-if of commands that print totals.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/condition.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// Remembers whether the totals of a report met the condition, until the report is printed.
class FailIf {
 public:
  /// Takes the value of the option. Throws Error{usage} with what is accepted.
  explicit FailIf(const std::optional<std::string>& typed);

  /// Compares the totals. Throws Error{usage} if they lack the column of the condition.
  void compare(const Report& report);
  /// Returns Exit::answer_is_no, with a message, if the condition was met, and Exit::done otherwise.
  Exit exit(const Session& session) const;

 private:
  std::optional<Condition> condition_;
  std::optional<double> total_;
};

}  // namespace tix::cli
