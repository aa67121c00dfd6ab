// Parses and evaluates conditions. Numbers are compared as doubles: totals are counts, seconds and
// percentages with one decimal, where a double is exact enough.
#include "tix/report/condition.hpp"

#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

struct Operator {
  std::string_view text;
  bool (*compare)(double, double);
};

// Operators of two characters come before those of one, so that `>=` is not read as `>`.
constexpr std::array kOperators = {
    Operator{"<=", [](double a, double b) { return a <= b; }},
    Operator{">=", [](double a, double b) { return a >= b; }},
    Operator{"!=", [](double a, double b) { return a < b || a > b; }},
    Operator{"<", [](double a, double b) { return a < b; }},
    Operator{">", [](double a, double b) { return a > b; }},
    Operator{"=", [](double a, double b) { return !(a < b || a > b); }},
};

/// Returns the number in a cell, with percentages as 12.5, or nullopt for an empty cell and for text.
std::optional<double> number_in(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*number);
  if (const auto* percent = std::get_if<Percent>(&cell)) return static_cast<double>(percent->tenths) / 10;
  if (const auto* fraction = std::get_if<double>(&cell)) return *fraction;
  return std::nullopt;
}

}  // namespace

// Takes the first operator of the table that occurs in the text, and everything around it as column and
// number.
Condition Condition::parse(std::string_view text) {
  Condition condition;
  condition.text_ = text;
  for (const Operator& candidate : kOperators) {
    const std::size_t at = text.find(candidate.text);
    if (at == std::string_view::npos) continue;
    const std::string_view number = trimmed(text.substr(at + candidate.text.size()));
    condition.column_ = trimmed(text.substr(0, at));
    condition.compare_ = candidate.compare;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), condition.number_);
    const bool is_number = error == std::errc() && end == number.data() + number.size();
    if (is_number && std::isfinite(condition.number_) && !condition.column_.empty()) return condition;
    break;
  }
  throw Error(
      ErrorKind::usage,
      fmt::format(
          "'{}' is no condition; accepted: COLUMN OP NUMBER, as overdue>10, with OP one of < <= = >= > !=",
          text));
}

std::optional<double> Condition::total_in(const Report& report) const {
  if (column_ == "rows") return static_cast<double>(report.rows.size());
  std::vector<Column> known{{.name = "rows", .kind = ColumnKind::number}};
  for (std::size_t i = 0; i < report.columns.size() && i < report.totals.size(); ++i) {
    const Column& column = report.columns[i];
    if (column.key) continue;
    if (column.name == column_) return number_in(report.totals[i]);
    known.push_back(column);
  }
  for (const Extra& extra : report.totals_extra) {
    if (extra.column.name == column_) return number_in(extra.value);
    known.push_back(extra.column);
  }
  std::vector<std::string_view> names;
  for (const Column& column : known) names.push_back(column.name);
  throw Error(ErrorKind::usage,
              fmt::format("no number '{}' in the totals; accepted: {}", column_, fmt::join(names, " ")),
              column_hint(column_, known));
}

}  // namespace tix
