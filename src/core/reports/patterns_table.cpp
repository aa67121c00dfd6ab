// Patterns as a table and as charts.
#include "tix/report/sliced_rows.hpp"
#include "tix/report/statistics.hpp"
#include "tix/reports/patterns.hpp"

#include <algorithm>
#include <set>

namespace tix {
namespace {

constexpr std::size_t kBars = 10;

/// As many as can be told apart by what a colour says without saying good or bad.
constexpr std::array kLineMeanings = {Meaning::plain, Meaning::second, Meaning::muted};

std::string name_of_keys(const std::vector<GroupKey>& keys) {
  std::string name;
  for (const GroupKey& key : keys) {
    if (!name.empty()) name += ' ';
    name += key.text.empty() ? "none" : key.text;
  }
  return name;
}

std::string name_of_columns(const std::vector<Column>& columns) {
  std::string name;
  for (const Column& column : columns) name += (name.empty() ? "" : " ") + column.name;
  return name;
}

/// All there is to say of a row.
struct PatternLine {
  PatternCount count;
  std::int64_t of = 0;  ///< tickets of its period, in all rows
  PatternTally tally;
};

template <std::int64_t PatternCount::*Member>
Cell of_count(const PatternLine& line) {
  return line.count.*Member;
}

template <std::int64_t PatternTally::*Member>
Cell of_tally(const PatternLine& line) {
  return line.tally.*Member;
}

Cell growth(const PatternLine& line) {
  return percent_or_empty(line.count.count - line.count.before, line.count.before);
}

Cell spike(const PatternLine& line) {
  const std::optional<bool> spike = is_spike(line.count);
  return spike ? Cell{*spike} : Cell{};
}

Cell median_resolution(const PatternLine& line) {
  return line.tally.resolution_s.empty() ? Cell{} : Cell{median(line.tally.resolution_s)};
}

std::vector<Measure<PatternLine>> measures() {
  constexpr auto kNumber = ColumnKind::number, kPercent = ColumnKind::percent;
  return {
      {"count", kNumber, of_count<&PatternCount::count>},
      {"share_pct", kPercent, [](const PatternLine& l) { return percent_or_empty(l.count.count, l.of); }},
      {"before", kNumber, of_count<&PatternCount::before>},
      {"growth_pct", kPercent, growth},
      {"usual", kNumber,
       [](const PatternLine& l) { return ratio_or_empty(l.count.baseline, l.count.periods); }},
      {"spike", ColumnKind::flag, spike},
      {"customers", kNumber, [](const PatternLine& l) { return Cell{distinct(l.tally.customers)}; }},
      {"resolved", kNumber, of_tally<&PatternTally::resolved>},
      {"reopen_pct", kPercent,
       [](const PatternLine& l) { return percent_or_empty(l.tally.reopened, l.tally.resolved); }},
      {"resolution_n", kNumber,
       [](const PatternLine& l) { return Cell{static_cast<std::int64_t>(l.tally.resolution_s.size())}; }},
      {"median_resolution_s", ColumnKind::working, median_resolution},
      {"overdue", kNumber, of_tally<&PatternTally::overdue>},
  };
}

}  // namespace

/// Of sorted instants.
std::int64_t Patterns::created_in(SliceNo slice, const Interval& range) const {
  const std::vector<Instant>& created = created_[slice];
  const auto from = std::ranges::lower_bound(created, range.from);
  return std::max<std::ptrdiff_t>(std::lower_bound(from, created.end(), range.to) - from, 0);
}

PatternCount Patterns::counted(SliceNo slice, const Window& window) const {
  PatternCount count;
  count.count = created_in(slice, window.range);
  count.periods = std::ssize(window.before);
  for (const Interval& before : window.before) count.baseline += created_in(slice, before);
  if (!window.before.empty()) count.before = created_in(slice, window.before.front());
  return count;
}

Report Patterns::report() {
  const Grouping& by = slicing_->by();
  for (std::vector<Instant>& created : created_) std::ranges::sort(created);
  const std::set<SliceNo> slices = slices_shown(by, tallies_);
  PatternLine total{counted(kAllSlices, windows_.back()), 0, {}};
  total.of = total.count.count;
  for (const auto& [where, tally] : tallies_)
    if (where.first == kAllSlices) total.tally += tally;
  std::map<std::vector<GroupKey>, PatternLine> rows;
  for (const SliceNo slice : slices)
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const auto tally = tallies_.find({slice, i});
      rows.emplace(by.in_period(slicing_->key(slice), i, periods_.periods()[i]),
                   PatternLine{counted(slice, windows_[i]), created_in(kAllSlices, windows_[i].range),
                               tally == tallies_.end() ? PatternTally{} : tally->second});
    }
  Report report = measured(by.columns(), rows, total, measures());
  if (by.period())
    report.charts.push_back(over_time(slices));
  else if (by.has_field())
    report.charts.push_back(frequent(slices));
  return report;
}

/// Those with most tickets in the whole range; of equals the first in order.
std::vector<SliceNo> Patterns::most_frequent(const std::set<SliceNo>& slices, std::size_t wanted) const {
  std::vector<std::pair<std::int64_t, SliceNo>> counts;
  for (const SliceNo slice : slices) counts.emplace_back(created_in(slice, windows_.back().range), slice);
  std::ranges::sort(counts, [&](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : slicing_->key(x.second) < slicing_->key(y.second);
  });
  std::vector<SliceNo> most;
  for (const auto& [count, slice] : counts)
    if (most.size() < wanted) most.push_back(slice);
  return most;
}

/// The rows with most tickets, each beside its period before.
Chart Patterns::frequent(const std::set<SliceNo>& slices) const {
  Chart chart{ChartShape::bars, "Most frequent", name_of_columns(slicing_->by().columns()), {}, {}, {}};
  ChartSeries now{"count", Meaning::plain, {}, {}, {}}, before{"before", Meaning::muted, {}, {}, {}};
  for (const SliceNo slice : most_frequent(slices, kBars)) {
    const PatternCount count = counted(slice, windows_.front());
    chart.x.push_back(name_of_keys(slicing_->key(slice)));
    now.values.emplace_back(static_cast<double>(count.count));
    before.values.emplace_back(static_cast<double>(count.before));
  }
  chart.series = {std::move(now), std::move(before)};
  return chart;
}

/// Tickets created period by period, of the rows that have most.
Chart Patterns::over_time(const std::set<SliceNo>& slices) const {
  Chart chart{ChartShape::lines, "Created", std::string(name_of(*slicing_->by().period())), {}, {}, {}};
  for (const Period& period : periods_.periods()) chart.x.push_back(period.name);
  for (const SliceNo slice : most_frequent(slices, kLineMeanings.size())) {
    const std::string name = slice == kAllSlices ? "count" : name_of_keys(slicing_->key(slice));
    ChartSeries& series =
        chart.series.emplace_back(ChartSeries{name, kLineMeanings[chart.series.size()], {}, {}, {}});
    for (const Period& period : periods_.periods())
      series.values.emplace_back(static_cast<double>(created_in(slice, period.range)));
  }
  return chart;
}

}  // namespace tix
