// Patterns as a table and as charts.
#include "tix/measure.hpp"
#include "tix/patterns.hpp"
#include "tix/statistics.hpp"

#include <algorithm>
#include <set>

namespace tix {
namespace {

constexpr std::size_t kBars = 10;

/// As many as can be told apart by what a colour says without saying good or bad.
constexpr std::array kLineMeanings = {Meaning::plain, Meaning::second, Meaning::muted};

std::int64_t created_in(const std::vector<Instant>& sorted, const Range& range) {
  const auto from = std::lower_bound(sorted.begin(), sorted.end(), range.from);
  return std::max<std::ptrdiff_t>(std::lower_bound(from, sorted.end(), range.to) - from, 0);
}

std::int64_t distinct(std::vector<CustomerId> customers) {
  std::sort(customers.begin(), customers.end());
  return std::unique(customers.begin(), customers.end()) - customers.begin();
}

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

/// The keys that were counted most, periods aside; of equals the first in order.
std::vector<SliceNo> most_frequent(const std::map<SliceNo, std::int64_t>& counts, const Slicing& slicing,
                                   std::size_t wanted) {
  std::vector<SliceNo> slices;
  for (const auto& [slice, count] : counts) slices.push_back(slice);
  std::sort(slices.begin(), slices.end(), [&](SliceNo x, SliceNo y) {
    const std::int64_t more = counts.at(x), less = counts.at(y);
    return more != less ? more > less : slicing.key(x) < slicing.key(y);
  });
  slices.resize(std::min(slices.size(), wanted));
  return slices;
}

}  // namespace

std::vector<std::vector<Instant>> Patterns::sorted() const {
  std::vector<std::vector<Instant>> sorted = created_;
  for (std::vector<Instant>& created : sorted) std::sort(created.begin(), created.end());
  return sorted;
}

PatternCount Patterns::counted(const std::vector<Instant>& created, const Window& window) {
  PatternCount count;
  count.count = created_in(created, window.range);
  count.periods = std::ssize(window.before);
  for (const Range& before : window.before) count.baseline += created_in(created, before);
  if (!window.before.empty()) count.before = created_in(created, window.before.front());
  return count;
}

Report Patterns::report() const {
  const Grouping& by = slicing_->by();
  const std::vector<std::vector<Instant>> created = sorted();
  std::set<SliceNo> slices;
  if (!by.has_field()) slices.insert(kAllSlices);
  PatternLine total{counted(created[kAllSlices], windows_.back()), 0, {}};
  total.of = total.count.count;
  for (const auto& [where, tally] : tallies_) {
    if (where.first == kAllSlices) total.tally += tally;
    if (by.has_field() && where.first != kAllSlices) slices.insert(where.first);
  }
  std::map<std::vector<GroupKey>, PatternLine> rows;
  for (const SliceNo slice : slices)
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const auto tally = tallies_.find({slice, i});
      rows.emplace(by.in_period(slicing_->key(slice), i, periods_.periods()[i]),
                   PatternLine{counted(created[slice], windows_[i]),
                               created_in(created[kAllSlices], windows_[i].range),
                               tally == tallies_.end() ? PatternTally{} : tally->second});
    }
  Report report = measured(by.columns(), rows, total, measures());
  if (by.period())
    report.charts.push_back(over_time(created, slices));
  else if (by.has_field())
    report.charts.push_back(frequent(created, slices));
  return report;
}

/// The rows with most tickets, each beside its period before.
Chart Patterns::frequent(const std::vector<std::vector<Instant>>& created,
                         const std::set<SliceNo>& slices) const {
  std::map<SliceNo, std::int64_t> counts;
  for (const SliceNo slice : slices) counts[slice] = created_in(created[slice], windows_.back().range);
  Chart chart{ChartShape::bars, "Most frequent", name_of_columns(slicing_->by().columns()), {}, {}, {}};
  ChartSeries now{"count", Meaning::plain, {}, {}, {}}, before{"before", Meaning::muted, {}, {}, {}};
  for (const SliceNo slice : most_frequent(counts, *slicing_, kBars)) {
    const PatternCount count = counted(created[slice], windows_.front());
    chart.x.push_back(name_of_keys(slicing_->key(slice)));
    now.values.emplace_back(static_cast<double>(count.count));
    before.values.emplace_back(static_cast<double>(count.before));
  }
  chart.series = {std::move(now), std::move(before)};
  return chart;
}

/// Tickets created period by period, of the rows that have most.
Chart Patterns::over_time(const std::vector<std::vector<Instant>>& created,
                          const std::set<SliceNo>& slices) const {
  std::map<SliceNo, std::int64_t> counts;
  for (const SliceNo slice : slices) counts[slice] = created_in(created[slice], windows_.back().range);
  Chart chart{ChartShape::lines, "Created", std::string(name_of(*slicing_->by().period())), {}, {}, {}};
  for (const Period& period : periods_.periods()) chart.x.push_back(period.name);
  for (const SliceNo slice : most_frequent(counts, *slicing_, kLineMeanings.size())) {
    const std::string name = slice == kAllSlices ? "count" : name_of_keys(slicing_->key(slice));
    ChartSeries& series =
        chart.series.emplace_back(ChartSeries{name, kLineMeanings[chart.series.size()], {}, {}, {}});
    for (const Period& period : periods_.periods())
      series.values.emplace_back(static_cast<double>(created_in(created[slice], period.range)));
  }
  return chart;
}

}  // namespace tix
