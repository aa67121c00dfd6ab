// Takes the first open interval of each ticket as one observation, and estimates a survival curve per row.
// Leaving out the tickets that are still open would make a desk look faster the longer its old tickets stay
// open.
#include "tix/reports/survival_report.hpp"

#include "core/report/survival_curve.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

struct SurvivalRow {
  explicit SurvivalRow(const SurvivalTally& tally)
      : resolved(static_cast<std::int64_t>(tally.resolved_s.size())),
        censored(static_cast<std::int64_t>(tally.censored_s.size())),
        curve(tally.resolved_s, tally.censored_s) {}

  std::int64_t resolved, censored;
  SurvivalCurve curve;
};

/// Returns the time after which at most this many quarters of the tickets are unresolved.
template <std::uint32_t Quarters>
Cell quartile(const SurvivalRow& row) {
  const auto t = row.curve.first_at_most(Quarters, 4);
  return t ? Cell{*t} : Cell{};
}

constexpr FamilyWord kSurvivalAges[] = {{"1h", "1 h"},    {"4h", "4 h"},    {"1d", "1 day"},
                                        {"3d", "3 days"}, {"7d", "7 days"}, {"30d", "30 days"}};
constexpr std::array<std::int64_t, 6> kSurvivalAgeHours = {1, 4, 24, 3 * 24, 7 * 24, 30 * 24};
static_assert(std::size(kSurvivalAges) == kSurvivalAgeHours.size());

Cell open_after(const SurvivalRow& row, std::size_t age) {
  const auto share = row.curve.at(kSurvivalAgeHours[age] * 3600);
  return share ? Cell{*share} : Cell{};
}

constexpr Measure<SurvivalRow> kSurvivalMeasures[] = {
    {{.name = "n",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets created in the period, including those that became void or were merged.",
      .views = "stays"},
     [](const SurvivalRow& row) { return Cell{row.resolved + row.censored}; }},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets of n that were resolved, not counting void and merged ones.",
      .trap = "A ticket that was reopened later still counts.",
      .views = "stays"},
     counted<&SurvivalRow::resolved>},
    {{.name = "censored",
      .label = "not resolved",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets of n that are still unresolved, or that became void or were merged before they "
                 "were resolved. They are known to have lasted at least that long.",
      .trap = "They count, because a report on resolved tickets alone looks better the more tickets are "
              "left lying.",
      .views = "stays"},
     counted<&SurvivalRow::censored>},
    {{.name = "p25_wall_s",
      .label = "time for 25%",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t with S(t) <= 75%. S(t) is the estimated share of tickets that are still open t "
                 "after their creation, in wall time: the product of 1 - resolved / watched over all times "
                 "of a resolve up to t (Kaplan and Meier, 1958). Empty if fewer tickets were resolved.",
      .trap = "It is wall time: nights and weekends are included.",
      .views = "stays"},
     quartile<3>},
    {{.name = "median_wall_s",
      .label = "time for 50%",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t with S(t) <= 50%, with S(t) as for p25_wall_s. Empty if fewer tickets "
                 "were resolved.",
      .trap = "For a recent period it is empty at first and then grows. Look at n and censored.",
      .views = "stays"},
     quartile<2>},
    {{.name = "p75_wall_s",
      .label = "time for 75%",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t with S(t) <= 25%, with S(t) as for p25_wall_s. Empty if fewer tickets "
                 "were resolved.",
      .trap = "It is wall time: nights and weekends are included.",
      .views = "stays"},
     quartile<1>},
    {{.name = "open_*_pct",
      .label = "open after * %",
      .words = kSurvivalAges,
      .kind = ColumnKind::percent,
      .formula = "S(t) of that time, with S(t) as for p25_wall_s. Empty if no ticket was watched that long "
                 "and not all are resolved.",
      .trap = "It is an estimate for all tickets and not a share of n. A ticket that was watched for less "
              "than t counts for as long as it was watched.",
      .views = "stays"},
     nullptr,
     open_after},
};

std::string name_of(const std::vector<GroupKey>& key) {
  std::string name;
  for (const GroupKey& part : key)
    name += (name.empty() ? "" : " ") + (part.text.empty() ? "none" : part.text);
  return name.empty() ? "total" : name;
}

struct NamedCurve {
  std::string name;
  std::int64_t n = 0;
  const SurvivalCurve* curve = nullptr;  ///< owned by the row
};

/// More curves than these cannot be told apart.
constexpr std::size_t kMostCurves = 8;
constexpr std::int64_t kMostSteps = 48;
constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;
/// The steps of the time axis: lengths that people count in.
constexpr std::array<std::int64_t, 12> kGridSteps = {
    60, 300, 900, 1800, kHour, 2 * kHour, 4 * kHour, 8 * kHour, 12 * kHour, kDay, 2 * kDay, 7 * kDay};

std::int64_t grid_step(std::int64_t end) {
  for (const std::int64_t step : kGridSteps)
    if (step * kMostSteps >= end) return step;
  std::int64_t step = kGridSteps.back();
  while (step * kMostSteps < end) step *= 2;
  return step;
}

/// Keeps the largest curves in their order.
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

/// Returns the chart of the share still open over time, until 95 % of `total` are resolved. Keeps the largest
/// curves in the order given, and mentions in the title if others are left out.
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

}  // namespace

// Void and merged tickets are censored and not omitted: until then they were open tickets like any other, and
// omitting them would bias the curve.
bool SurvivalReport::add(const Past& past) {
  if (past.open_intervals.empty()) return false;
  const OpenInterval& first = past.open_intervals.front();
  if (first.opened_by != OpenedBy::created || !scope_.periods.whole().contains(first.from)) return false;
  const bool left = first.to <= scope_.as_of;
  const SliceSet& slices = scope_.slicing.at(left ? state_interval_left(past.state_intervals, first)
                                                  : state_interval_at(past.state_intervals, scope_.as_of));
  const std::int64_t watched = ((left ? first.to : scope_.as_of) - first.from).count;
  for (const SliceNo slice : slices) {
    SurvivalTally& tally = tallies_[{slice, scope_.periods.at(first.from)}];
    (left && first.closed_by == ClosedBy::resolved ? tally.resolved_s : tally.censored_s).push_back(watched);
  }
  return !slices.empty();
}

Report SurvivalReport::report() const {
  const Grouping& by = scope_.slicing.by();
  SurvivalTally all;
  std::map<std::vector<GroupKey>, SurvivalRow> rows;
  for (const auto& [where, tally] : tallies_) {
    if (where.first != kAllSlices) continue;
    all.resolved_s.insert(all.resolved_s.end(), tally.resolved_s.begin(), tally.resolved_s.end());
    all.censored_s.insert(all.censored_s.end(), tally.censored_s.begin(), tally.censored_s.end());
  }
  for (const SliceNo slice : slices_shown(by, tallies_))
    for (std::size_t i = 0; i < scope_.periods.size(); ++i) {
      const auto tally = tallies_.find({slice, i});
      rows.emplace(by.in_period(scope_.slicing.key(slice), i, scope_.periods.periods()[i]),
                   SurvivalRow(tally == tallies_.end() ? SurvivalTally{} : tally->second));
    }
  const SurvivalRow total(all);
  std::vector<NamedCurve> curves;
  for (const auto& [key, row] : rows)
    if (row.curve.watched() >= 0) curves.push_back({name_of(key), row.resolved + row.censored, &row.curve});
  Report report = measured(by.columns(), rows, total, kSurvivalMeasures);
  report.charts.push_back(survival_chart(std::move(curves), total.curve));
  return report;
}

namespace {

constexpr ReportExample kSurvivalExamples[] = {
    {"tix report survival", "Estimate how long the tickets of the last 90 days take."},
    {"tix report survival --by priority", "Compare the priorities."},
    {"tix report survival --by month --period 2026", "See whether tickets are resolved faster each month."},
    {"tix report survival --fail-if 'open_7d_pct>10'",
     "Exit with 1 if more than 10% of the tickets take over a week."},
};

constexpr std::array kSurvivalMetrics = metrics_of(kSurvivalMeasures);

}  // namespace

constinit const ReportDescription SurvivalReport::kDescription = {
    .name = "survival",
    .title = "time to resolution",
    .summary = "Estimate the time to resolution, counting open tickets too",
    .days = 90,
    .about = {"Estimates how long tickets created in the period take until they are first resolved, in wall "
              "time. Tickets that are still unresolved count as well: they have lasted at least that long "
              "(Kaplan and Meier). So a desk that leaves its old tickets lying does not look fast."},
    .examples = kSurvivalExamples,
    .metrics = kSurvivalMetrics,
};

}  // namespace tix
