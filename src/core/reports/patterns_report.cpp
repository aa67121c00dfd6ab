// Counts arrivals by row, and compares each period with those before it. The times of arrival are kept for
// each row and sorted once; the count of any period is then two binary searches. So periods that overlap,
// such as a week compared with rolling weeks before it, need no counters of their own.
#include "tix/reports/patterns_report.hpp"

#include "tix/calendar/period.hpp"
#include "tix/report/statistics.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

constexpr int kPeriodsBefore = 8;

/// Returns whether the clock stopped because its work was done.
bool is_measured(const ClockRow& row) {
  return row.stopped_at && (row.outcome == Outcome::met || row.outcome == Outcome::breached ||
                            row.outcome == Outcome::measured);
}

constexpr std::size_t kBars = 10;

/// The meanings of the lines of a chart. There are only three that do not stand for good or bad.
constexpr std::array kLineMeanings = {Meaning::plain, Meaning::second, Meaning::muted};

std::string name_of_keys(const std::vector<GroupKey>& keys) {
  std::string name;
  for (const GroupKey& key : keys) {
    if (!name.empty()) name += ' ';
    name += key.text.empty() ? "none" : key.text;
  }
  return name;
}

/// All that a row shows.
struct PatternLine {
  PatternCount count;
  std::int64_t of = 0;  ///< the tickets of its period in all rows
  PatternTally tally;
};

template <std::int64_t PatternCount::*Member>
Cell of_periods(const PatternLine& line) {
  return line.count.*Member;
}

template <std::int64_t PatternTally::*Member>
Cell of_tickets(const PatternLine& line) {
  return line.tally.*Member;
}

/// What came before the desk's first ticket is unknown, so a period that began earlier is not compared with.
Cell growth(const PatternLine& line) {
  if (line.count.periods == 0) return {};
  return percent_or_empty(line.count.count - line.count.before, line.count.before);
}

Cell spike(const PatternLine& line) {
  const std::optional<bool> spike = is_spike(line.count);
  return spike ? Cell{*spike} : Cell{};
}

Cell median_resolution(const PatternLine& line) {
  return line.tally.resolution_s.empty() ? Cell{} : Cell{median(line.tally.resolution_s)};
}

constexpr Measure<PatternLine> kPatternsMeasures[] = {
    {{.name = "count",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets created in the period, including those that are void or merged now.",
      .trap = "By tag, a ticket with two tags counts in two rows, but once in the totals.",
      .views = "tickets"},
     of_periods<&PatternCount::count>},
    {{.name = "share_pct",
      .label = "share %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "count / all tickets that were created in the period and pass the filter.",
      .views = "tickets"},
     [](const PatternLine& l) { return percent_or_empty(l.count.count, l.of); }},
    {{.name = "before",
      .label = "before",
      .unit = "tickets",
      .formula = "count in the preceding period of the same length. For a month that is not over, in as much "
                 "of the month before.",
      .trap = "A topic without tickets in this period has no row, however many it had before.",
      .views = "tickets"},
     of_periods<&PatternCount::before>},
    {{.name = "growth_pct",
      .label = "growth %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "(count - before) / before. Empty if before is 0, or if the desk's first ticket was created "
                 "after the preceding period began.",
      .trap = "Small counts change by large percentages. Look at spike.",
      .views = "tickets"},
     growth},
    {{.name = "usual",
      .label = "usual",
      .unit = "tickets",
      .formula = "The mean count of the eight preceding periods, or of those that began no earlier than the "
                 "desk's first ticket.",
      .views = "tickets"},
     [](const PatternLine& l) { return ratio_or_empty(l.count.baseline, l.count.periods); }},
    {{.name = "spike",
      .label = "spike",
      .kind = ColumnKind::flag,
      .is_main = true,
      .formula = "Whether count > m + 3 sqrt(m), where m is usual: the upper limit of a c-chart. Empty if "
                 "usual is.",
      .trap = "A topic that is new is a spike at once, because 1 > 0.",
      .views = "tickets"},
     spike},
    {{.name = "customers",
      .label = "customers",
      .unit = "customers",
      .is_main = true,
      .formula = "Different requesters of these tickets. Tickets without a known requester do not count.",
      .trap = "One customer with ten tickets is not a pattern.",
      .views = "tickets"},
     [](const PatternLine& l) { return Cell{distinct(l.tally.customers)}; }},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .formula = "Tickets of count that were resolved at least once by the moment of the report.",
      .views = "stays"},
     of_tickets<&PatternTally::resolved>},
    {{.name = "reopen_pct",
      .label = "reopened %",
      .kind = ColumnKind::percent,
      .formula = "Tickets of resolved that were reopened by the moment of the report / resolved.",
      .views = "stays"},
     [](const PatternLine& l) { return percent_or_empty(l.tally.reopened, l.tally.resolved); }},
    {{.name = "resolution_n",
      .label = "timed resolutions",
      .unit = "tickets",
      .formula = "Tickets of count whose resolution clock has stopped because they were resolved.",
      .views = "clocks"},
     [](const PatternLine& l) { return Cell{static_cast<std::int64_t>(l.tally.resolution_s.size())}; }},
    {{.name = "median_resolution_s",
      .label = "median resolution",
      .kind = ColumnKind::working_rounded,
      .formula = "The median working time of these resolution clocks.",
      .trap = "The slow tickets are still open. Look at report survival.",
      .views = "clocks"},
     median_resolution},
    {{.name = "overdue",
      .label = "overdue",
      .unit = "tickets",
      .is_main = true,
      .alarm = Alarm::bad,
      .formula = "Tickets of count that are overdue at the moment of the report, as in report backlog.",
      .views = "tickets clocks"},
     of_tickets<&PatternTally::overdue>},
};

}  // namespace

Arrival arrival_of(const Past& past, const TicketFacts& facts) {
  Arrival arrival{.created_at = facts.ticket.created_at,
                  .customer = facts.ticket.customer,
                  .overdue = is_overdue(facts),
                  .resolution = {}};
  for (const OpenInterval& open_interval : past.open_intervals) {
    arrival.reopened |= arrival.resolved;
    arrival.resolved |= open_interval.closed_by == ClosedBy::resolved;
  }
  for (const ClockRow& row : facts.clocks)
    if (row.clock == Clock::resolution && is_measured(row)) arrival.resolution = row.elapsed;
  return arrival;
}

StateInterval span_now(const TicketFacts& facts) {
  const Ticket& t = facts.ticket;
  return {t.created_at, Instant::open_end(), facts.status(), t.priority,   t.team,
          t.agent,      t.category,          t.binding,      t.hold_reason};
}

PatternTally& PatternTally::operator+=(const PatternTally& more) {
  resolved += more.resolved;
  reopened += more.reopened;
  overdue += more.overdue;
  customers.insert(customers.end(), more.customers.begin(), more.customers.end());
  resolution_s.insert(resolution_s.end(), more.resolution_s.begin(), more.resolution_s.end());
  return *this;
}

std::optional<bool> is_spike(const PatternCount& count) {
  if (count.periods == 0) return std::nullopt;
  // count > m + 3 sqrt(m) with m = baseline / periods, times periods and squared: whole numbers only.
  __extension__ using Wide = __int128;
  const Wide above = Wide{count.count} * count.periods - count.baseline;
  return above > 0 && above * above > Wide{9} * count.baseline * count.periods;
}

PatternsReport::PatternsReport(ReportScope scope, Instant first)
    : scope_(std::move(scope)), begin_(scope_.periods.whole().from), created_(1) {
  const auto add_window = [&](const Interval& range, std::optional<PeriodUnit> unit) {
    const std::vector<Interval> before = ranges_before(range, unit, scope_.zone, kPeriodsBefore);
    Window& window = windows_.emplace_back(Window{range, before.front(), {}});
    if (before.front().to > first) begin_ = std::min(begin_, before.front().from);
    for (const Interval& one : before) {
      if (one.from < first) break;
      window.whole_before.push_back(one);
      begin_ = std::min(begin_, one.from);
    }
  };
  for (const Period& period : scope_.periods.periods())
    add_window(period.range, scope_.periods.unit_of_each());
  add_window(scope_.periods.whole(), scope_.periods.unit_of_whole());
}

void PatternsReport::count(const SliceSet& slices, Instant created_at) {
  if (created_.size() < scope_.slicing.size()) created_.resize(scope_.slicing.size());
  for (const SliceNo slice : slices) created_[slice].push_back(created_at);
}

// Customers are collected with repetition and counted at the end: a set per row would cost more than the
// tickets.
bool PatternsReport::add(const StateInterval& now, const Arrival& arrival) {
  const SliceSet& slices = scope_.slicing.at(now);
  const std::size_t period = scope_.periods.at(arrival.created_at);
  count(slices, arrival.created_at);
  for (const SliceNo slice : slices) {
    PatternTally& tally = tallies_[{slice, period}];
    tally.resolved += arrival.resolved;
    tally.reopened += arrival.reopened;
    tally.overdue += arrival.overdue;
    if (arrival.customer) tally.customers.push_back(arrival.customer);
    if (arrival.resolution) tally.resolution_s.push_back(arrival.resolution->count);
  }
  return !slices.empty();
}

void PatternsReport::add_before(const StateInterval& now, Instant created_at) {
  count(scope_.slicing.at(now), created_at);
}

/// Returns the number of arrivals of a row within a range. The instants must be sorted.
std::int64_t PatternsReport::created_in(SliceNo slice, const Interval& range) const {
  const std::vector<Instant>& created = created_[slice];
  const auto from = std::ranges::lower_bound(created, range.from);
  return std::max<std::ptrdiff_t>(std::lower_bound(from, created.end(), range.to) - from, 0);
}

PatternCount PatternsReport::counted(SliceNo slice, const Window& window) const {
  PatternCount count;
  count.count = created_in(slice, window.range);
  count.before = created_in(slice, window.before);
  count.periods = std::ssize(window.whole_before);
  for (const Interval& before : window.whole_before) count.baseline += created_in(slice, before);
  return count;
}

Report PatternsReport::report() {
  const Grouping& by = scope_.slicing.by();
  for (std::vector<Instant>& created : created_) std::ranges::sort(created);
  const std::set<SliceNo> slices = slices_shown(by, tallies_);
  PatternLine total{counted(kAllSlices, windows_.back()), 0, {}};
  total.of = total.count.count;
  for (const auto& [where, tally] : tallies_)
    if (where.first == kAllSlices) total.tally += tally;
  std::map<std::vector<GroupKey>, PatternLine> rows;
  for (const SliceNo slice : slices)
    for (std::size_t i = 0; i < scope_.periods.size(); ++i) {
      const auto tally = tallies_.find({slice, i});
      rows.emplace(by.in_period(scope_.slicing.key(slice), i, scope_.periods.periods()[i]),
                   PatternLine{counted(slice, windows_[i]), created_in(kAllSlices, windows_[i].range),
                               tally == tallies_.end() ? PatternTally{} : tally->second});
    }
  Report report = measured(by.columns(), rows, total, kPatternsMeasures);
  if (by.period())
    report.charts.push_back(over_time(slices));
  else if (by.has_field())
    report.charts.push_back(frequent(slices));
  return report;
}

/// Returns the rows with the most tickets in the whole range. Ties are in the order of the rows.
std::vector<SliceNo> PatternsReport::most_frequent(const std::set<SliceNo>& slices,
                                                   std::size_t wanted) const {
  std::vector<std::pair<std::int64_t, SliceNo>> counts;
  for (const SliceNo slice : slices) counts.emplace_back(created_in(slice, windows_.back().range), slice);
  std::ranges::sort(counts, [&](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first
                              : scope_.slicing.key(x.second) < scope_.slicing.key(y.second);
  });
  std::vector<SliceNo> most;
  for (const auto& [count, slice] : counts)
    if (most.size() < wanted) most.push_back(slice);
  return most;
}

/// Returns the chart of the rows with the most tickets, each with the count of the period before.
Chart PatternsReport::frequent(const std::set<SliceNo>& slices) const {
  Chart chart{.shape = ChartShape::bars,
              .title = "Most frequent topics",
              .x_name = joined_labels(scope_.slicing.by().columns()),
              .x = {},
              .series = {}};
  ChartSeries now{.name = "this period", .values = {}, .low = {}, .high = {}};
  ChartSeries before{.name = "period before", .meaning = Meaning::muted, .values = {}, .low = {}, .high = {}};
  for (const SliceNo slice : most_frequent(slices, kBars)) {
    const PatternCount count = counted(slice, windows_.front());
    chart.x.push_back(name_of_keys(scope_.slicing.key(slice)));
    now.values.emplace_back(static_cast<double>(count.count));
    before.values.emplace_back(static_cast<double>(count.before));
  }
  chart.series = {std::move(now), std::move(before)};
  return chart;
}

/// Returns the chart of the tickets created by period, for the rows with the most tickets.
Chart PatternsReport::over_time(const std::set<SliceNo>& slices) const {
  Chart chart{.shape = ChartShape::lines,
              .title = "Created tickets",
              .x_name = std::string(name_of(*scope_.slicing.by().period())),
              .x = {},
              .series = {}};
  for (const Period& period : scope_.periods.periods()) chart.x.push_back(period.name);
  for (const SliceNo slice : most_frequent(slices, kLineMeanings.size())) {
    const std::string name = slice == kAllSlices ? "all tickets" : name_of_keys(scope_.slicing.key(slice));
    ChartSeries& series = chart.series.emplace_back(ChartSeries{
        .name = name, .meaning = kLineMeanings[chart.series.size()], .values = {}, .low = {}, .high = {}});
    for (const Period& period : scope_.periods.periods())
      series.values.emplace_back(static_cast<double>(created_in(slice, period.range)));
  }
  return chart;
}

namespace {

constexpr ReportExample kPatternsExamples[] = {
    {"tix report patterns", "Count the tickets of the last 90 days by category."},
    {"tix report patterns --by subject --period last-week", "Find what was asked again and again."},
    {"tix report patterns --by week,tag", "Compare each week with the week before, by tag."},
    {"tix report patterns --heatmap team:frontline", "Show on which days and hours tickets arrive."},
};

constexpr std::array kPatternsMetrics = metrics_of(kPatternsMeasures);

}  // namespace

constinit const ReportDescription PatternsReport::kDescription = {
    .name = "patterns",
    .title = "recurring topics",
    .summary = "Find recurring topics and spikes",
    .by = "category",
    .days = 90,
    .about = {"Counts the tickets created in the period by topic, compares each topic with the period "
              "before, and marks spikes: topics with more tickets than chance explains. A subject is a title "
              "without Re:, numbers and punctuation."},
    .examples = kPatternsExamples,
    .metrics = kPatternsMetrics,
};

}  // namespace tix
