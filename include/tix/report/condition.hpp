// Conditions on the totals of a report, as in `--fail-if 'overdue>10'`.
#pragma once

#include "tix/report/report.hpp"

#include <string>
#include <string_view>

namespace tix {

/// A condition COLUMN OP NUMBER, where OP is one of < <= = >= > !=.
class Condition {
 public:
  /// Parses a condition. Throws Error{usage} with what is accepted.
  static Condition parse(std::string_view text);

  /// Returns whether the totals meet the condition. The column `rows` stands for the number of rows. An empty
  /// total never meets it, and neither does one that is no number. Throws Error{usage} with the nearest names
  /// if the totals do not have the column.
  bool holds(const Report& report) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string column_;
  bool (*compare_)(double, double) = nullptr;
  double number_ = 0;
};

}  // namespace tix
