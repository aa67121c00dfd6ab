// Conditions on the totals of a report, as in `--fail-if 'overdue>10'`.
#pragma once

#include "tix/report/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tix {

/// A condition COLUMN OP NUMBER, where OP is one of < <= = >= > !=.
class Condition {
 public:
  /// Parses a condition. Throws Error{usage} with what is accepted.
  static Condition parse(std::string_view text);

  /// Returns the total that is compared, or nullopt if it is empty or not a number. The column `rows` stands
  /// for the number of rows. Throws Error{usage} with the nearest names if the totals do not have the column.
  std::optional<double> total_in(const Report& report) const;
  /// Returns whether a total meets the condition. One that is missing does not.
  bool holds(const std::optional<double>& total) const { return total && compare_(*total, number_); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string column_;
  bool (*compare_)(double, double) = nullptr;
  double number_ = 0;
};

}  // namespace tix
