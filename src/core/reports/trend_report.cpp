// Goes through the open intervals of each ticket, state by state. Each change of row is counted as a
// departure in the one and as an arrival in the other. So the open tickets at the end of a period follow from
// those at its beginning: they are never counted a second time, and the numbers of a report always add up.
#include "tix/reports/trend_report.hpp"

#include "tix/report/measure.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace tix {
namespace {

/// Returns the first status of an open interval. Needed if it is shorter than a second and has no state
/// interval.
Status first_status(OpenedBy opened_by) {
  return opened_by == OpenedBy::created ? Status::new_ : Status::open;
}

StateInterval in_state(StateInterval state_interval, Status status) {
  state_interval.status = status;
  return state_interval;
}

template <std::int64_t Flow::*Part>
Cell flowed(const TrendTally& tally) {
  return tally.flow.*Part;
}

constexpr Measure<TrendTally> kTrendMeasures[] = {
    {{.name = "open_start",
      .label = "open at start",
      .unit = "tickets",
      .formula = "Tickets that are open in the last second before the period.",
      .views = "stays"},
     counted<&TrendTally::open_start>},
    {{.name = "created",
      .label = "created",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets created in the period.",
      .trap = "A reopened ticket is not created again.",
      .views = "stays"},
     flowed<&Flow::created>},
    {{.name = "reopened",
      .label = "reopened",
      .unit = "reopens",
      .is_main = true,
      .formula = "Reopens in the period. A ticket reopened twice counts twice.",
      .views = "stays"},
     flowed<&Flow::reopened>},
    {{.name = "moved_in",
      .label = "moved in",
      .unit = "moves",
      .formula = "Moves of open tickets into this row, from another row or from outside the filter, because "
                 "a field changed.",
      .trap = "It is 0 without --by and a filter, because nothing enters or leaves the whole desk.",
      .views = "spans"},
     flowed<&Flow::moved_in>},
    {{.name = "moved_out",
      .label = "moved out",
      .unit = "moves",
      .formula = "Moves of open tickets out of this row, to another row or out of the filter, because a "
                 "field changed.",
      .views = "spans"},
     flowed<&Flow::moved_out>},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "resolves",
      .is_main = true,
      .formula = "Resolves in the period, in the row that the ticket was in just before. Closing an open "
                 "ticket counts as a resolve.",
      .trap = "A ticket that was resolved, reopened and resolved again counts twice.",
      .views = "stays"},
     flowed<&Flow::resolved>},
    {{.name = "dropped",
      .label = "dropped",
      .unit = "tickets",
      .formula = "Open tickets that became void or were merged into another ticket in the period.",
      .views = "stays"},
     flowed<&Flow::dropped>},
    {{.name = "net",
      .label = "net change",
      .unit = "tickets",
      .is_main = true,
      .formula = "created + reopened + moved_in - moved_out - resolved - dropped.",
      .views = "stays"},
     [](const TrendTally& t) { return Cell{t.flow.net()}; }},
    {{.name = "open_end",
      .label = "open at end",
      .unit = "tickets",
      .is_main = true,
      .formula = "open_start + net: the tickets that are open in the last second of the period. report "
                 "backlog as of that second has the same number.",
      .views = "stays"},
     [](const TrendTally& t) { return Cell{t.open_end()}; }},
    {{.name = "overdue_end",
      .label = "overdue at end",
      .unit = "tickets",
      .is_main = true,
      .alarm = Alarm::bad,
      .formula = "Tickets that are overdue in the last second of the period, as in report backlog as of "
                 "that second.",
      .views = "stays clocks"},
     counted<&TrendTally::overdue_end>},
    {{.name = "growth_pct",
      .label = "growth %",
      .kind = ColumnKind::percent,
      .formula = "net / open_start. Empty if nothing was open at the start.",
      .trap = "In a small backlog, every change is a large percentage.",
      .views = "stays"},
     [](const TrendTally& t) { return percent_or_empty(t.flow.net(), t.open_start); }},
};

bool is_quiet(const TrendTally& tally) {
  return tally == TrendTally{};
}

/// Returns all periods as one: the beginning of the first, the end of the last, and the sum of the flows.
TrendTally summed(const std::vector<TrendTally>& periods) {
  TrendTally sum{periods.front().open_start, {}, periods.back().overdue_end};
  for (const TrendTally& period : periods) sum.flow += period.flow;
  return sum;
}

}  // namespace

Flow& Flow::operator+=(const Flow& more) {
  created += more.created;
  reopened += more.reopened;
  moved_in += more.moved_in;
  moved_out += more.moved_out;
  resolved += more.resolved;
  dropped += more.dropped;
  return *this;
}

TrendReport::Slice& TrendReport::slice(SliceNo number) {
  while (slices_.size() <= number) slices_.emplace_back().flows.resize(scope_.periods.size());
  return slices_[number];
}

void TrendReport::count(const SliceSet& slices, Instant t, std::int64_t Flow::*part) {
  const std::size_t period = scope_.periods.at(t);
  for (const SliceNo number : slices) ++(slice(number).flows[period].*part);
}

void TrendReport::move(const SliceSet& from, const SliceSet& to, Instant t) {
  if (from == to) return;
  SliceSet left, entered;
  std::ranges::set_difference(from, to, std::back_inserter(left));
  std::ranges::set_difference(to, from, std::back_inserter(entered));
  count(left, t, &Flow::moved_out);
  count(entered, t, &Flow::moved_in);
}

void TrendReport::count_late(const SliceSet& slices, Instant from, Instant to,
                             const std::vector<Interval>& late) {
  for (const Interval& interval : late) {
    const Instant begin = std::max(from, interval.from), end = std::min(to, interval.to);
    if (begin >= end) continue;
    for (const SliceNo number : slices) slice(number).late.add(scope_.periods, begin, end);
  }
}

// Begins in the second before the range, so that tickets open at its start are counted once as `open_before`
// and not as arrivals. Moves are followed only if the rows depend on fields that can change.
bool TrendReport::add_stay(const Past& past, const OpenInterval& open_interval,
                           const std::vector<Interval>& late) {
  const Interval whole = scope_.periods.whole();
  Instant since = std::max(open_interval.from, whole.before());
  const StateInterval* state_interval = &state_interval_at(past.state_intervals, since);
  Status status =
      is_unresolved(state_interval->status) ? state_interval->status : first_status(open_interval.opened_by);
  const SliceSet* here = &scope_.slicing.at(in_state(*state_interval, status));
  bool counts = !here->empty();
  if (since < whole.from)
    for (const SliceNo number : *here) ++slice(number).open_before;
  else
    count(*here, since, open_interval.opened_by == OpenedBy::created ? &Flow::created : &Flow::reopened);
  const auto move_on = [&](Instant t, const SliceSet& there) {
    count_late(*here, since, t, late);
    move(*here, there, t);
    counts |= !there.empty();
    here = &there;
    since = t;
  };
  const Instant end = std::min(open_interval.to, whole.to);
  while (scope_.slicing.needs_spans() && state_interval->to < end) {
    const Instant next = state_interval->to;
    state_interval = &state_interval_at(past.state_intervals, next);
    status = state_interval->status;
    move_on(next, scope_.slicing.at(*state_interval));
  }
  if (open_interval.to >= whole.to) {
    count_late(*here, since, end, late);
    return counts;
  }
  // A resolve counts under the state before it, and with all other fields as they were at that second.
  move_on(end, scope_.slicing.at(in_state(state_interval_at(past.state_intervals, end), status)));
  count(*here, end, open_interval.closed_by == ClosedBy::resolved ? &Flow::resolved : &Flow::dropped);
  return counts;
}

bool TrendReport::add(const Past& past, const std::vector<Interval>& late) {
  const Interval whole = scope_.periods.whole();
  bool counts = false;
  for (const OpenInterval& open_interval : past.open_intervals)
    if (open_interval.to >= whole.from && open_interval.from < whole.to)
      counts |= add_stay(past, open_interval, late);
  return counts;
}

std::vector<TrendTally> TrendReport::tallies(const Slice& slice) const {
  std::vector<TrendTally> tallies(scope_.periods.size());
  const std::vector<std::int64_t> late = slice.late.counts(scope_.periods);
  std::int64_t open = slice.open_before;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i] = {open, slice.flows[i], late[i]};
    open = tallies[i].open_end();
  }
  return tallies;
}

std::vector<TrendTally> TrendReport::totals() const {
  return slices_.empty() ? std::vector<TrendTally>(scope_.periods.size()) : tallies(slices_[kAllSlices]);
}

Report TrendReport::report() const {
  std::map<std::vector<GroupKey>, TrendTally> rows;
  const Slice none{0, std::vector<Flow>(scope_.periods.size()), {}};
  const Grouping& by = scope_.slicing.by();
  for (SliceNo number = 0; number < std::max<std::size_t>(slices_.size(), 1); ++number) {
    const std::vector<TrendTally> all = tallies(number < slices_.size() ? slices_[number] : none);
    const bool is_row = (number != kAllSlices) == by.has_field();
    if (!is_row || (by.has_field() && std::ranges::all_of(all, is_quiet))) continue;
    for (std::size_t i = 0; i < all.size(); ++i)
      rows.emplace(by.in_period(scope_.slicing.key(number), i, scope_.periods.periods()[i]), all[i]);
  }
  return measured(by.columns(), rows, summed(totals()), kTrendMeasures);
}

namespace {

constexpr SeriesPlan kFlow[] = {{"created"}, {"resolved", Meaning::good}};
constexpr SeriesPlan kStock[] = {{"open_end"}, {"overdue_end", Meaning::bad}};
constexpr ChartPlan kTrendCharts[] = {
    {.shape = ChartShape::lines, .title = "Created and resolved tickets", .series = kFlow},
    {.shape = ChartShape::lines, .title = "Open and overdue at the end", .series = kStock}};

constexpr ReportExample kTrendExamples[] = {
    {"tix report trend", "Follow the last 30 days, day by day."},
    {"tix report trend --by month,team --period 2026", "Compare the teams month by month."},
    {"tix report trend --by none --period last-week --fail-if 'net>0'",
     "Exit with 1 if the backlog grew last week."},
};

constexpr std::array kTrendMetrics = metrics_of(kTrendMeasures);

}  // namespace

constinit const ReportDescription TrendReport::kDescription = {
    .name = "trend",
    .title = "trend",
    .summary = "Follow created, resolved and open tickets over time",
    .by = "day",
    .charts = kTrendCharts,
    .about = {"Shows what came, what went and what was left open, period by period. In every row, the "
              "tickets open at the end are those open at the start plus the net change, and equal the "
              "backlog as of the last second of the period. Tickets move in and out when a field of --by or "
              "of the filter changes while they are open."},
    .examples = kTrendExamples,
    .metrics = kTrendMetrics,
};

}  // namespace tix
