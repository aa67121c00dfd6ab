// Makes columns of metrics, and matches metrics to columns.
#include "tix/report/metric.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns the pattern with its `*` replaced, if it has one.
std::string with_word(std::string_view pattern, std::string_view word) {
  std::string text(pattern);
  const std::size_t star = text.find('*');
  if (star != std::string::npos) text.replace(star, 1, word);
  return text;
}

std::string label_of(const FamilyWord& word) {
  std::string label(word.label.empty() ? word.word : word.label);
  std::ranges::replace(label, '_', ' ');
  return label;
}

}  // namespace

bool is_called(const Metric& metric, std::string_view column) {
  if (metric.words.empty()) return metric.name == column;
  return std::ranges::any_of(
      metric.words, [&](const FamilyWord& word) { return with_word(metric.name, word.word) == column; });
}

std::string_view unit_of(const Metric& metric) {
  return metric.unit.empty() ? unit_of(metric.kind) : metric.unit;
}

Column column_of(const Metric& metric, const FamilyWord& word) {
  return {.name = with_word(metric.name, word.word),
          .kind = metric.kind,
          .key = false,
          .label = with_word(metric.label, label_of(word)),
          .visibility = metric.is_main ? Visibility::if_filled : Visibility::on_request,
          .alarm = metric.alarm};
}

std::vector<Column> columns_of(const Metric& metric) {
  if (metric.words.empty()) return {column_of(metric)};
  std::vector<Column> columns;
  for (const FamilyWord& word : metric.words) columns.push_back(column_of(metric, word));
  return columns;
}

}  // namespace tix
