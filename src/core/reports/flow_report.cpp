// Counts a ticket in the row where it was first resolved, and its times in the rows where they were spent. So
// the hours that a ticket waited in one team are not charged to the team that resolved it.
#include "tix/reports/flow_report.hpp"

#include "core/sla/worked.hpp"
#include "tix/sla/assignment_history.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns the index in `in_s` of a status. `closed` counts as resolved.
std::size_t time_of(Status status) {
  return std::min<std::size_t>(static_cast<std::size_t>(status), 4);
}

template <auto Member>
Cell share(const FlowTally& tally) {
  return percent_or_empty(tally.*Member, tally.tickets);
}

constexpr FamilyWord kTimedStatuses[] = {{"new"}, {"open"}, {"pending"}, {"hold"}, {"resolved"}};

Cell time_in(const FlowTally& tally, std::size_t status) {
  return tally.in_s[status];
}

template <auto Length>
Cell pickup(const FlowTally& tally) {
  const std::optional<Lengths> lengths = lengths_of(tally.pickup_s);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

Cell mean_hops(const FlowTally& tally) {
  return ratio_or_empty(tally.hops.sum(), tally.tickets);
}

Cell median_hops(const FlowTally& tally) {
  const std::optional<Lengths> lengths = lengths_of(tally.hops);
  return lengths ? Cell{lengths->median} : Cell{};
}

Cell pickups(const FlowTally& tally) {
  return static_cast<std::int64_t>(tally.pickup_s.size());
}

constexpr Measure<FlowTally> kFlowMeasures[] = {
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that were first resolved in the period and are not void. All other columns are "
                 "about these tickets, up to the moment of the report.",
      .views = "stays"},
     counted<&FlowTally::tickets>},
    {{.name = "transfer_pct",
      .label = "transferred %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Tickets with at least one hop / tickets. A hop replaces the team or the agent with "
                 "another one.",
      .trap = "The first assignment is not a transfer.",
      .views = "tickets spans"},
     share<&FlowTally::transferred>},
    {{.name = "mean_hops",
      .label = "mean hops",
      .unit = "hops",
      .formula = "The mean number of hops per ticket. A hop replaces the team or the agent with another one.",
      .views = "tickets"},
     mean_hops},
    {{.name = "median_hops",
      .label = "median hops",
      .unit = "hops",
      .formula = "The median number of hops per ticket, truncated to a whole number.",
      .views = "tickets"},
     median_hops},
    {{.name = "pickups",
      .label = "pickups",
      .unit = "handoffs",
      .formula = "Handoffs to another team or agent after which the new owner acted on the ticket.",
      .views = "spans events"},
     pickups},
    {{.name = "pickup_median_s",
      .label = "median pickup",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The median working time from a handoff to the first action of the new owner.",
      .trap = "A handoff that nobody has picked up does not count.",
      .views = "spans events"},
     pickup<&Lengths::median>},
    {{.name = "pickup_p90_s",
      .label = "90th percentile pickup",
      .kind = ColumnKind::working_rounded,
      .formula = "The least of these working times that at least 90% of the pickups do not exceed "
                 "(nearest rank).",
      .views = "spans events"},
     pickup<&Lengths::p90>},
    {{.name = "loops",
      .label = "loops",
      .unit = "loops",
      .is_main = true,
      .formula = "How often a team or an agent got a ticket back that another one had in between.",
      .views = "spans"},
     counted<&FlowTally::loops>},
    {{.name = "lost_in_loops_s",
      .label = "lost in loops",
      .kind = ColumnKind::working_rounded,
      .formula = "The working time that the tickets were away in loops. A second that lies in two loops "
                 "counts once.",
      .views = "spans"},
     counted<&FlowTally::lost_s>},
    {{.name = "in_*_s",
      .label = "in *",
      .words = kTimedStatuses,
      .kind = ColumnKind::working_rounded,
      .formula = "The working time that the tickets spent in that status, summed. Time in resolved counts "
                 "only before a reopen.",
      .trap = "It counts in the row of the team or hold reason of that time, so divide it by tickets only in "
              "the totals.",
      .views = "spans"},
     nullptr,
     time_in},
    {{.name = "one_touch_pct",
      .label = "one touch %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Tickets with exactly one public reply that were never reopened / tickets.",
      .views = "tickets messages"},
     share<&FlowTally::one_touch>},
    {{.name = "first_contact_pct",
      .label = "first contact %",
      .kind = ColumnKind::percent,
      .formula = "Tickets that were resolved on the day of the first public reply, not before it, and were "
                 "never reopened / tickets.",
      .trap = "Days are those of the desk's zone, or of --zone.",
      .views = "messages stays"},
     share<&FlowTally::first_contact>},
    {{.name = "reopen_pct",
      .label = "reopened %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Tickets that were reopened at least once after the first resolve / tickets.",
      .trap = "The newest tickets had little time to be reopened, so compare whole months.",
      .views = "stays"},
     share<&FlowTally::reopened>},
};

/// Returns whether the ticket was resolved on the day of the first reply and not before it. Days are those of
/// the zone.
bool on_first_contact(const Past& past, const Resolve& resolve, const Zone& zone) {
  const auto replies = replies_of(past);
  if (replies.empty() || replies.front()->at > resolve.open_interval->to) return false;
  return zone.local(replies.front()->at).date() == zone.local(resolve.open_interval->to).date();
}

}  // namespace

FlowTally& FlowTally::operator+=(const FlowTally& more) {
  tickets += more.tickets;
  transferred += more.transferred;
  one_touch += more.one_touch;
  first_contact += more.first_contact;
  reopened += more.reopened;
  hops += more.hops;
  pickup_s += more.pickup_s;
  loops += more.loops;
  lost_s += more.lost_s;
  for (std::size_t i = 0; i < in_s.size(); ++i) in_s[i] += more.in_s[i];
  return *this;
}

template <class Count>
void FlowReport::count(const SliceSet& slices, const Count& count) {
  for (const SliceNo slice : slices) count(tallies_[{slice, period_}]);
}

bool FlowReport::add(const Past& past, const TicketFacts& facts) {
  if (facts.ticket.is_void()) return false;
  const std::vector<Resolve> resolves = resolves_of(past);
  if (resolves.empty() || !scope_.periods.whole().contains(resolves.front().open_interval->to)) return false;
  period_ = scope_.periods.at(resolves.front().open_interval->to);
  add_pickups(past);
  add_loops(past);
  add_times(past, facts.ticket.unresolved() ? facts.as_of : past.open_intervals.back().to);
  return add_ticket(past, facts.ticket, resolves.front());
}

/// Counts the ticket itself, in the row that it left with its first resolve.
bool FlowReport::add_ticket(const Past& past, const Ticket& ticket, const Resolve& resolve) {
  const SliceSet& slices =
      scope_.slicing.at(state_interval_left(past.state_intervals, *resolve.open_interval));
  const bool never_reopened = !resolve.reopened;
  const bool first_contact = never_reopened && on_first_contact(past, resolve, scope_.zone);
  count(slices, [&](FlowTally& tally) {
    ++tally.tickets;
    tally.transferred += ticket.hops > 0;
    tally.hops.push_back(ticket.hops);
    tally.one_touch += never_reopened && ticket.replies == 1;
    tally.first_contact += first_contact;
    tally.reopened += !never_reopened;
  });
  return !slices.empty();
}

void FlowReport::add_pickups(const Past& past) {
  for (const Handoff& given : handoffs_of(past)) {
    const Seconds waited = worked_between(past.state_intervals, scope_.bindings, given.at, given.picked_up);
    count(scope_.slicing.at(state_interval_at(past.state_intervals, given.picked_up)),
          [&](FlowTally& tally) { tally.pickup_s.push_back(waited.count); });
  }
}

/// Counts loops and the working time lost in them. Loops may overlap, so each adds only the time not yet
/// counted.
void FlowReport::add_loops(const Past& past) {
  const auto lost_in = [&](const std::vector<Interval>& intervals) {
    Seconds sum;
    for (const Interval& interval : intervals)
      sum += worked_between(past.state_intervals, scope_.bindings, interval.from, interval.to);
    return sum;
  };
  std::vector<Interval> away;
  for (const ReassignmentLoop& loop : reassignment_loops_of(past)) {
    const Seconds before = lost_in(away);
    away.push_back({loop.left, loop.back});
    away = united(std::move(away));
    const Seconds lost = lost_in(away) - before;
    count(scope_.slicing.at(state_interval_at(past.state_intervals, loop.back)), [&](FlowTally& tally) {
      ++tally.loops;
      tally.lost_s += lost.count;
    });
  }
}

/// Adds the working time of each state interval up to `end`, so that resolved time after the last resolve
/// does not count.
void FlowReport::add_times(const Past& past, Instant end) {
  for (const StateInterval& state_interval : past.state_intervals) {
    const Seconds spent = worked_in(state_interval, scope_.bindings, past.open_intervals.front().from, end);
    if (spent.count == 0) continue;
    count(scope_.slicing.at(state_interval),
          [&](FlowTally& tally) { tally.in_s[time_of(state_interval.status)] += spent.count; });
  }
}

Report FlowReport::report() const {
  return measured(scope_.slicing, scope_.periods, tallies_, kFlowMeasures);
}

namespace {

constexpr SeriesPlan kShares[] = {{"transfer_pct", Meaning::warning},
                                  {"one_touch_pct", Meaning::good},
                                  {"first_contact_pct", Meaning::good},
                                  {"reopen_pct", Meaning::bad}};
constexpr SeriesPlan kStays[] = {
    {"in_new_s"}, {"in_open_s"}, {"in_pending_s"}, {"in_hold_s"}, {"in_resolved_s", Meaning::muted}};
constexpr ChartPlan kFlowCharts[] = {
    {.shape = ChartShape::bars,
     .title = "Transferred, one touch, first contact and reopened, %",
     .series = kShares},
    {.shape = ChartShape::stacked, .title = "Working time in each status", .series = kStays}};

constexpr ReportExample kFlowExamples[] = {
    {"tix report flow", "Show the last 30 days in one row."},
    {"tix report flow --by team --period last-month", "Compare how fast the teams pick up tickets."},
    {"tix report flow --by hold_reason --columns hold_reason,in_hold_s", "Show what tickets waited for."},
    {"tix report flow --period 2026-Q3 --fail-if 'transfer_pct>20'",
     "Exit with 1 if more than 20% of the tickets were transferred."},
};

constexpr std::array kFlowMetrics = metrics_of(kFlowMeasures);

}  // namespace

constinit const ReportDescription FlowReport::kDescription = {
    .name = "flow",
    .title = "flow of resolved tickets",
    .summary = "Measure transfers, pickups and loops of resolved tickets",
    .charts = kFlowCharts,
    .about = {"Shows how tickets passed between teams and agents before they were resolved, and where they "
              "waited. It covers the tickets first resolved in the period, with all that is known about them "
              "now. Pickups, loops and times count in the row where they happened. All times are "
              "working time."},
    .examples = kFlowExamples,
    .metrics = kFlowMetrics,
};

}  // namespace tix
