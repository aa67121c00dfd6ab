// `--fail-if 'overdue>10'`: a question to a report's totals.
#pragma once

#include "tix/report/report.hpp"

#include <string>
#include <string_view>

namespace tix {

/// COLUMN OP NUMBER, with OP one of < <= = >= > !=.
class Condition {
 public:
  /// Throws a usage error that says what is accepted.
  static Condition parse(std::string_view text);

  /// Whether it holds of the totals (of `rows`, their number). An empty value never holds. A column the
  /// report does not have, or that holds no number, is a usage error with the nearest names.
  bool holds(const Report& report) const;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string column_;
  bool (*compare_)(double, double) = nullptr;
  double number_ = 0;
};

}  // namespace tix
