// Each ticket's first open interval as one observation, and curves as rows.
#include "tix/reports/survival.hpp"

#include "core/report/survival_curve.hpp"
#include "core/reports/survival_chart.hpp"
#include "tix/report/sliced_rows.hpp"

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

/// In how many quarters of all a curve is still asked to be.
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

std::vector<Measure<SurvivalRow>> measures() {
  constexpr auto kNumber = ColumnKind::number, kPercent = ColumnKind::percent, kWall = ColumnKind::duration;
  return {
      {"n", kNumber, [](const SurvivalRow& row) { return Cell{row.resolved + row.censored}; }},
      {"resolved", kNumber, counted<&SurvivalRow::resolved, SurvivalRow>},
      {"censored", kNumber, counted<&SurvivalRow::censored, SurvivalRow>},
      {"p25_wall_s", kWall, quartile<3>},
      {"median_wall_s", kWall, quartile<2>},
      {"p75_wall_s", kWall, quartile<1>},
      {"open_1h_pct", kPercent, open_after<1>},
      {"open_4h_pct", kPercent, open_after<4>},
      {"open_1d_pct", kPercent, open_after<24>},
      {"open_3d_pct", kPercent, open_after<72>},
      {"open_7d_pct", kPercent, open_after<7 * 24>},
      {"open_30d_pct", kPercent, open_after<30 * 24>},
  };
}

std::string name_of(const std::vector<GroupKey>& key) {
  std::string name;
  for (const GroupKey& part : key)
    name += (name.empty() ? "" : " ") + (part.text.empty() ? "none" : part.text);
  return name.empty() ? "total" : name;
}

}  // namespace

bool Survival::add(const Past& past) {
  if (past.open_intervals.empty()) return false;
  const OpenInterval& first = past.open_intervals.front();
  if (first.opened_by != OpenedBy::created || !periods_.whole().contains(first.from)) return false;
  const bool left = first.to <= as_of_;
  const SliceSet& slices = slicing_->at(left ? state_interval_left(past.state_intervals, first)
                                             : state_interval_at(past.state_intervals, as_of_));
  const std::int64_t watched = ((left ? first.to : as_of_) - first.from).count;
  for (const SliceNo slice : slices) {
    SurvivalTally& tally = tallies_[{slice, periods_.at(first.from)}];
    (left && first.closed_by == ClosedBy::resolved ? tally.resolved_s : tally.censored_s).push_back(watched);
  }
  return !slices.empty();
}

Report Survival::report() const {
  const Grouping& by = slicing_->by();
  SurvivalTally all;
  std::map<std::vector<GroupKey>, SurvivalRow> rows;
  for (const auto& [where, tally] : tallies_) {
    if (where.first != kAllSlices) continue;
    all.resolved_s.insert(all.resolved_s.end(), tally.resolved_s.begin(), tally.resolved_s.end());
    all.censored_s.insert(all.censored_s.end(), tally.censored_s.begin(), tally.censored_s.end());
  }
  for (const SliceNo slice : slices_shown(by, tallies_))
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const auto tally = tallies_.find({slice, i});
      rows.emplace(by.in_period(slicing_->key(slice), i, periods_.periods()[i]),
                   SurvivalRow(tally == tallies_.end() ? SurvivalTally{} : tally->second));
    }
  const SurvivalRow total(all);
  std::vector<NamedCurve> curves;
  for (const auto& [key, row] : rows)
    if (row.curve.watched() >= 0) curves.push_back({name_of(key), row.resolved + row.censored, &row.curve});
  Report report = measured(by.columns(), rows, total, measures());
  report.charts.push_back(survival_chart(std::move(curves), total.curve));
  return report;
}

}  // namespace tix
