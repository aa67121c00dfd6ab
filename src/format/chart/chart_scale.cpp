// Finds round steps for numbers and times.
#include "format/chart/chart_scale.hpp"

#include "format/cell/cell_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kHour = 3600, kDay = 24 * kHour;
constexpr double kRoundTimes[] = {1,   2,   5,    10,   15,   30,        60,        120,       300,
                                  600, 900, 1800, 3600, 7200, 3 * kHour, 6 * kHour, 12 * kHour};

/// Returns the smallest 1, 2 or 5 times a power of ten that is not below `least`.
double round_number(double least) {
  double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least) return factor * power;
  return 10 * power;
}

/// Returns the smallest round time that is not below `least`. Hours are the largest unit of working time,
/// because a day could be 8 hours or 24.
double round_time(double least, ColumnKind kind) {
  const double unit = kind == ColumnKind::duration ? kDay : kHour;
  if (least > unit / 2) return std::max(1.0, round_number(least / unit)) * unit;
  return *std::ranges::find_if(kRoundTimes, [&](double t) { return t >= least; });
}

struct Extent {
  std::optional<double> low, high;
  bool whole = true;

  void add(const std::optional<double>& value) {
    const auto number = drawn(value);
    if (!number) return;
    low = std::min(low.value_or(*number), *number);
    high = std::max(high.value_or(*number), *number);
    whole = whole && *number == std::floor(*number);
  }
};

/// Adds the sums of each bar, with those of negative values separately.
void add_stacked(Extent& extent, const Chart& chart) {
  for (std::size_t i = 0; i < chart.x.size(); ++i) {
    double above = 0, below = 0;
    for (const ChartSeries& series : chart.series) {
      const double value = drawn(series.values[i]).value_or(0);
      (value > 0 ? above : below) += value;
    }
    extent.add(above);
    extent.add(below);
  }
}

Extent extent_of(const Chart& chart) {
  Extent extent;
  if (chart.shape == ChartShape::stacked) add_stacked(extent, chart);
  for (const ChartSeries& series : chart.series)
    for (const auto* values : {&series.values, &series.low, &series.high})
      for (const std::optional<double>& value : *values) extent.add(value);
  return extent;
}

}  // namespace

std::optional<double> drawn(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::string value_text(double value, ColumnKind kind) {
  constexpr double kLongest = 1e15;
  value = std::clamp(value, -kLongest, kLongest);
  if (is_length(kind)) return human_text(static_cast<std::int64_t>(std::llround(value)), kind, {});
  std::string text = fmt::format("{:.2f}", value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (text == "-0") text = "0";
  return kind == ColumnKind::percent ? text + '%' : text;
}

Scale scale_of(const Chart& chart, std::size_t most) {
  const Extent extent = extent_of(chart);
  double low = extent.low.value_or(0), high = extent.high.value_or(0);
  const bool is_line = chart.shape == ChartShape::lines || chart.shape == ChartShape::steps;
  const bool far_above = is_line && low > high / 2 && high - low > high * 1e-9;
  if (!far_above) low = std::min(low, 0.0);
  high = std::max(high, 0.0);
  const double least = (high - low) / static_cast<double>(std::max<std::size_t>(most, 1));
  double step = 1;
  if (least > 0) step = is_length(chart.kind) ? round_time(least, chart.kind) : round_number(least);
  if (extent.whole && chart.kind == ColumnKind::number) step = std::max(step, 1.0);
  const double first = std::floor(low / step), last = std::max(std::ceil(high / step), first + 1);
  Scale scale{first * step, last * step, {}};
  for (int i = 0; i <= static_cast<int>(last - first); ++i) scale.ticks.push_back((first + i) * step);
  return scale;
}

}  // namespace tix::format
