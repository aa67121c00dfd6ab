// A regular grid of time, and what each curve says there.
#include "core/reports/survival_chart.hpp"

#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

/// More curves than these are not told apart.
constexpr std::size_t kMostCurves = 8;
constexpr std::int64_t kMostSteps = 48;
constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;
/// Lengths people count in.
constexpr std::array<std::int64_t, 12> kGridSteps = {
    60, 300, 900, 1800, kHour, 2 * kHour, 4 * kHour, 8 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay};

std::int64_t grid_step(std::int64_t end) {
  for (const std::int64_t step : kGridSteps)
    if (step * kMostSteps >= end) return step;
  std::int64_t step = kGridSteps.back();
  while (step * kMostSteps < end) step *= 2;
  return step;
}

/// Leaves the largest, in their order.
void keep_largest(std::vector<NamedCurve>& curves) {
  if (curves.size() <= kMostCurves) return;
  std::vector<std::int64_t> sizes;
  for (const NamedCurve& curve : curves) sizes.push_back(curve.n);
  std::ranges::sort(sizes, std::greater<>());
  const std::int64_t least = sizes[kMostCurves - 1];
  auto room = static_cast<std::ptrdiff_t>(kMostCurves) -
              std::ranges::count_if(sizes, [&](std::int64_t n) { return n > least; });
  std::erase_if(
      curves, [&](const NamedCurve& curve) { return curve.n < least || (curve.n == least && room-- <= 0); });
}

}  // namespace

Chart survival_chart(std::vector<NamedCurve> curves, const SurvivalCurve& total) {
  Chart chart;
  chart.shape = ChartShape::steps;
  chart.title = "Still open";
  chart.x_name = "time since creation";
  chart.kind = ColumnKind::percent;
  if (curves.size() > kMostCurves)
    chart.title += fmt::format(", the {} largest of {}", kMostCurves, curves.size());
  keep_largest(curves);
  const std::int64_t end = total.first_at_most(1, 20).value_or(total.watched());
  const std::int64_t step = grid_step(end);
  for (const NamedCurve& curve : curves) chart.series.emplace_back().name = curve.name;
  for (std::int64_t t = 0; t - step < end; t += step) {
    chart.x.push_back(format_duration(WallSeconds{t}));
    for (std::size_t i = 0; i < curves.size(); ++i) {
      const auto share = curves[i].curve->at(t);
      chart.series[i].values.push_back(share ? std::optional(static_cast<double>(share->tenths) / 10)
                                             : std::nullopt);
    }
  }
  return chart;
}

}  // namespace tix
