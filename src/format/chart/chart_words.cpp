// Describes a chart's values in sentences.
#include "format/chart/chart_words.hpp"

#include "format/chart/chart_look.hpp"
#include "format/chart/chart_scale.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr std::size_t kFew = 36;

std::string all_values(const Chart& chart) {
  std::string text;
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    if (x > 0) text += "; ";
    text += chart.x[x];
    for (const ChartSeries& series : chart.series) {
      const auto value = drawn(series.values[x]);
      text += &series == chart.series.data() ? ": " : ", ";
      if (chart.series.size() > 1) text += series.name + ' ';
      text += value ? value_text(*value, chart.kind) : "none";
    }
  }
  return text;
}

std::string summary(const Chart& chart, const ChartSeries& series) {
  std::optional<std::size_t> least, greatest, last;
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    const auto value = drawn(series.values[x]);
    if (!value) continue;
    if (!least || *value < *series.values[*least]) least = x;
    if (!greatest || *value > *series.values[*greatest]) greatest = x;
    last = x;
  }
  if (!last) return series.name + ": no values";
  const auto at = [&](std::size_t x) {
    return fmt::format("{} ({})", value_text(*series.values[x], chart.kind), chart.x[x]);
  };
  return fmt::format("{}: least {}, greatest {}, last {}", series.name, at(*least), at(*greatest), at(*last));
}

}  // namespace

std::string point_text(const Chart& chart, std::size_t series, std::size_t x) {
  const ChartSeries& s = chart.series[series];
  const auto value = drawn(s.values[x]);
  if (!value) return {};
  std::string text = fmt::format("{}, {}: {}", chart.x[x], s.name, value_text(*value, chart.kind));
  const bool has_interval = !s.low.empty() && drawn(s.low[x]) && drawn(s.high[x]);
  if (has_interval)
    text += fmt::format(" (from {} to {})", value_text(*s.low[x], chart.kind),
                        value_text(*s.high[x], chart.kind));
  return text;
}

std::string marks_text(const Chart& chart, std::size_t x) {
  std::string text;
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    if (const auto value = drawn(chart.series[s].values[x]); value && is_drawn_as_mark(chart, s))
      text += " of " + value_text(*value, chart.kind);
  return text;
}

std::string description_of(const Chart& chart) {
  if (!has_values(chart)) return "No values.";
  std::string text = chart.x_name.empty() ? std::string() : "By " + chart.x_name + ". ";
  if (chart.x.size() * chart.series.size() <= kFew) return text + all_values(chart) + '.';
  text += fmt::format("{} values a series, from {} to {}.", chart.x.size(), chart.x.front(), chart.x.back());
  for (const ChartSeries& series : chart.series) text += ' ' + summary(chart, series) + '.';
  return text;
}

bool has_values(const Chart& chart) {
  return std::ranges::any_of(chart.series, [](const ChartSeries& series) {
    return std::ranges::any_of(series.values, [](const auto& value) { return drawn(value).has_value(); });
  });
}

}  // namespace tix::format
