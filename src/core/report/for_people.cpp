// Chooses columns and names for people. Programs get everything as it is.
#include "tix/report/for_people.hpp"

#include "tix/text/ascii.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

bool has_no_value(const Cell& cell) {
  return std::holds_alternative<std::monostate>(cell);
}

bool is_zero(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number == 0;
  if (const auto* percent = std::get_if<Percent>(&cell)) return percent->tenths == 0;
  if (const auto* number = std::get_if<double>(&cell)) return std::fpclassify(*number) == FP_ZERO;
  return has_no_value(cell);
}

template <class Test>
bool all_cells(const Report& report, std::size_t column, const Test& test) {
  return std::ranges::all_of(report.rows, [&](const Row& row) { return test(row[column]); }) &&
         (report.totals.empty() || test(report.totals[column]));
}

/// Returns `All zero: at risk, waived. No values: csat %.`
std::string joined_sentences(const std::vector<std::string_view>& zero,
                             const std::vector<std::string_view>& empty) {
  std::string text;
  if (!zero.empty()) text += fmt::format("All zero: {}.", fmt::join(zero, ", "));
  if (!empty.empty())
    text += fmt::format("{}No values: {}.", text.empty() ? "" : " ", fmt::join(empty, ", "));
  return text;
}

bool names_rows(const Column& column) {
  return column.key && !is_number(column.kind);
}

}  // namespace

Report main_columns(Report report) {
  std::vector<std::string> main, filled;
  std::vector<std::string_view> zero, empty;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const Column& column = report.columns[i];
    if (column.visibility == Visibility::on_request) continue;
    main.push_back(column.name);
    const bool is_measure = column.visibility == Visibility::if_filled && is_number(column.kind);
    if (is_measure && all_cells(report, i, has_no_value))
      empty.push_back(label_of(column));
    else if (is_measure && all_cells(report, i, is_zero))
      zero.push_back(label_of(column));
    else
      filled.push_back(column.name);
  }
  const auto keys = std::ranges::count_if(report.columns, &Column::key);
  const bool has_values = std::ssize(filled) > keys && !report.rows.empty();
  if (!has_values) return select_columns(std::move(report), main);
  const std::string note = joined_sentences(zero, empty);
  report = select_columns(std::move(report), filled);
  report.note = note;
  return report;
}

Report with_named_rows(Report report) {
  for (std::size_t i = 0; i < report.columns.size(); ++i)
    for (Row& row : report.rows)
      if (names_rows(report.columns[i]) && has_no_value(row[i])) row[i] = std::string("none");
  return report;
}

std::string page_title(std::string_view desk, std::string_view subject, const std::vector<Column>& groups,
                       Date day) {
  const std::string by = groups.empty() ? std::string() : " by " + joined_labels(groups);
  if (desk.empty()) return fmt::format("{}{}, {}", capitalized(subject), by, long_date(day));
  return fmt::format("{}: {}{}, {}", desk, subject, by, long_date(day));
}

}  // namespace tix
