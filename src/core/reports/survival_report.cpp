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

template <std::int64_t Hours>
Cell open_after(const SurvivalRow& row) {
  const auto share = row.curve.at(Hours * 3600);
  return share ? Cell{*share} : Cell{};
}

constexpr Measure<SurvivalRow> kSurvivalMeasures[] = {
    {{.name = "n",
      .label = "n",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets created in the period, the void and merged among them.",
      .views = "stays"},
     [](const SurvivalRow& row) { return Cell{row.resolved + row.censored}; }},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .is_main = true,
      .formula = "Of n: resolved when they first left.",
      .trap = "A reopen since does not take it back.",
      .views = "stays"},
     counted<&SurvivalRow::resolved>},
    {{.name = "censored",
      .label = "censored",
      .unit = "tickets",
      .is_main = true,
      .formula = "Of n: unresolved still, or void or merged when they first left. They are known to have "
                 "lasted so long at least.",
      .trap =
          "They are not left out: a report of resolved tickets alone looks better the more is left lying.",
      .views = "stays"},
     counted<&SurvivalRow::censored>},
    {{.name = "p25_wall_s",
      .label = "p25 wall",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t at which S(t) <= 75 %. S(t), the share still open after t, is the product over "
                 "all times of a resolve up to t of (watched - resolved) / watched (Kaplan and Meier, 1958), "
                 "by the wall clock from the creation. Empty when it never got there.",
      .trap = "Wall time: nights and weekends are in it.",
      .views = "stays"},
     quartile<3>},
    {{.name = "median_wall_s",
      .label = "median wall",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t at which S(t) <= 50 %. Empty when less than half were resolved.",
      .trap = "Of a young period it is empty first and then grows: look at n and censored.",
      .views = "stays"},
     quartile<2>},
    {{.name = "p75_wall_s",
      .label = "p75 wall",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The least t at which S(t) <= 25 %. Empty when it never got there.",
      .views = "stays"},
     quartile<1>},
    {{.name = "open_1h_pct",
      .label = "open 1h %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<1>},
    {{.name = "open_4h_pct",
      .label = "open 4h %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<4>},
    {{.name = "open_1d_pct",
      .label = "open 1d %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<24>},
    {{.name = "open_3d_pct",
      .label = "open 3d %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<72>},
    {{.name = "open_7d_pct",
      .label = "open 7d %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<7 * 24>},
    {{.name = "open_30d_pct",
      .label = "open 30d %",
      .kind = ColumnKind::percent,
      .formula = "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
      .trap = "It is an estimate of all tickets, not a share of n: those watched for less than t count as "
              "long as they were watched.",
      .views = "stays"},
     open_after<30 * 24>},
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
    {"tix report survival", "What was created in the last 90 days."},
    {"tix report survival --by priority", "How fast each priority is done."},
    {"tix report survival --by month --period 2026", "Is this month's work done faster?"},
    {"tix report survival --fail-if 'open_7d_pct>10'", "Exit 1 when a tenth takes over a week."},
};

constexpr std::array kSurvivalMetrics = metrics_of(kSurvivalMeasures);

}  // namespace

constinit const ReportDescription SurvivalReport::kDescription = {
    .name = "survival",
    .title = "time to resolution",
    .summary = "Estimate the time to resolution, counting open tickets too",
    .days = 90,
    .about = {"Of the tickets created in the period, how long until the first resolve, by the wall clock. "
              "Those that are still unresolved, and void and merged ones, are not left out: they are "
              "censored, known to have lasted so long at least (Kaplan and Meier). median_wall_s: by when "
              "half were resolved; empty when they never were. open_3d_pct: still unresolved after three "
              "days."},
    .examples = kSurvivalExamples,
    .metrics = kSurvivalMetrics,
};

}  // namespace tix
