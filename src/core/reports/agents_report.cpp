// Counts the work of agents. Each event is credited to one agent: a reply to its author, a resolve to the
// assignee at that second, an assignment to the new holder. It counts in the row of the ticket as it was at
// that second, but with the credited agent in place of the assignee, so that a filter on the agent selects
// the work and not only the tickets.
#include "tix/reports/agents_report.hpp"

#include "core/reports/agent_measures.hpp"
#include "core/sla/worked.hpp"
#include "tix/calendar/working_days.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tix {
namespace {

/// Scores from here on, 4 and 5 of 5, count as satisfied.
constexpr std::int64_t kSatisfiedScore = 4;

/// Returns whether a ticket in this status adds to the load of its agent, by the rule of the resolution
/// clock.
bool carries(Status status, const Binding& binding) {
  return status == Status::hold ? binding.hold_runs : (rule_of(Clock::resolution).runs_in & bit(status)) != 0;
}

Instant resolved_at(const Resolve& resolve) {
  return resolve.open_interval->to;
}

/// Returns whether the clock stopped because its work was done, and not by a merge or a void.
bool is_done(const ClockRow& row) {
  return row.stopped_at && (row.outcome == Outcome::met || row.outcome == Outcome::breached ||
                            row.outcome == Outcome::measured);
}

}  // namespace

AgentsReport::AgentsReport(ReportScope scope) : scope_(std::move(scope)) {
  const std::vector<Column> keys = scope_.slicing.by().columns();
  if (std::ranges::find(keys, "agent", &Column::name) != keys.end())
    throw Error(ErrorKind::usage,
                "report agents has one row per agent already; --by adds another field or a period");
}

AgentsReport::Line& AgentsReport::line(SliceNo slice, AgentId agent) {
  Line& line = lines_[{slice, agent}];
  line.happened.resize(scope_.periods.size());
  return line;
}

template <class Count>
void AgentsReport::happened(StateInterval then, AgentId credited, Instant at, const Count& count) {
  if (!scope_.periods.whole().contains(at)) return;
  then.agent = credited;
  const std::size_t period = scope_.periods.at(at);
  for (const SliceNo slice : scope_.slicing.at(then)) {
    count(line(slice, credited).happened[period]);
    counts_ = true;
  }
}

bool AgentsReport::add(const Past& past, const TicketFacts& facts) {
  counts_ = false;
  add_stock(past, facts);
  add_assignments(past);
  add_resolves(past, facts);
  add_lengths(past, facts);
  add_ratings(past);
  return counts_;
}

/// Counts load and overdue tickets at the ends of periods. State intervals that contain no end are skipped
/// early, which are nearly all of them.
void AgentsReport::add_stock(const Past& past, const TicketFacts& facts) {
  const std::vector<Interval> late = overdue_intervals(facts.clocks);
  for (const StateInterval& state_interval : past.state_intervals) {
    if (!is_unresolved(state_interval.status) ||
        scope_.periods.first_ending(state_interval.from) == scope_.periods.first_ending(state_interval.to))
      continue;
    const bool weighs = carries(state_interval.status, scope_.bindings[state_interval.binding]);
    const std::int64_t weight = weighs ? scope_.desk.weights[state_interval.priority] : 0;
    for (const SliceNo slice : scope_.slicing.at(state_interval)) {
      Line& mine = line(slice, state_interval.agent);
      mine.load.add(scope_.periods, state_interval.from, state_interval.to, weight);
      for (const Interval& interval : late) {
        const Instant from = std::max(state_interval.from, interval.from),
                      to = std::min(state_interval.to, interval.to);
        if (from < to) mine.overdue.add(scope_.periods, from, to);
      }
      counts_ = true;
    }
  }
}

/// Counts assignments, how each ended, and the time from each to the agent's first public reply.
void AgentsReport::add_assignments(const Past& past) {
  const std::vector<const Event*> replies = replies_of(past);
  for (const AssignmentInterval& assignment : assignment_intervals(past)) {
    const bool within_second = assignment.from == assignment.to;
    const StateInterval first = within_second && assignment.left
                                    ? state_interval_left(past.state_intervals, *assignment.left)
                                    : state_interval_at(past.state_intervals, assignment.from);
    if (assignment.assigned)
      happened(first, assignment.agent, assignment.from, [](AgentTally& tally) { ++tally.assigned; });
    const auto reply = std::ranges::find_if(replies, [&](const Event* event) {
      return event->actor == assignment.agent && event->at >= assignment.from && event->at <= assignment.to;
    });
    if (assignment.assigned && reply != replies.end()) {
      const Instant at = (*reply)->at;
      const Seconds waited = worked_between(past.state_intervals, scope_.bindings, assignment.from, at);
      happened(state_interval_at(past.state_intervals, at), assignment.agent, at,
               [&](AgentTally& tally) { tally.own_response_s.push_back(waited.count); });
    }
    if (!assignment.left)
      happened(state_interval_at(past.state_intervals, assignment.to - WallSeconds{1}), assignment.agent,
               assignment.to, [](AgentTally& tally) { ++tally.passed_on; });
    else if (assignment.left->closed_by == ClosedBy::resolved)
      happened(state_interval_left(past.state_intervals, *assignment.left), assignment.agent, assignment.to,
               [](AgentTally& tally) { ++tally.kept; });
  }
}

/// Counts resolves. `one_touch` means one public reply in all and no reopen, so it is a property of the
/// ticket and counts with its only resolve.
void AgentsReport::add_resolves(const Past& past, const TicketFacts& facts) {
  const std::vector<Resolve> resolves = resolves_of(past);
  const bool one_touch = facts.ticket.replies == 1 && resolves.size() == 1 && !resolves.front().reopened;
  for (const Resolve& resolve : resolves) {
    happened(state_interval_left(past.state_intervals, *resolve.open_interval), resolve.credited,
             resolve.open_interval->to, [&](AgentTally& tally) {
               ++tally.resolved;
               tally.one_touch += one_touch;
               tally.reopened += resolve.reopened;
             });
  }
}

/// Counts the elapsed times of the response and resolution clocks that stopped in the range. A response is
/// credited to the author of the reply that stopped it, a resolution to the agent credited with the resolve.
void AgentsReport::add_lengths(const Past& past, const TicketFacts& facts) {
  const std::vector<const Event*> replies = replies_of(past);
  const std::vector<Resolve> resolves = resolves_of(past);
  for (const ClockRow& row : facts.clocks) {
    if (!is_done(row) || !scope_.periods.whole().contains(*row.stopped_at)) continue;
    if (row.clock == Clock::first_response) {
      const auto reply = std::ranges::find(replies, *row.stopped_at, &Event::at);
      if (reply != replies.end())
        happened(state_interval_at(past.state_intervals, *row.stopped_at), (*reply)->actor, *row.stopped_at,
                 [&](AgentTally& tally) { tally.first_response_s.push_back(row.elapsed.count); });
    }
    if (row.clock == Clock::resolution) {
      const auto resolve = std::ranges::find(resolves, *row.stopped_at, resolved_at);
      if (resolve != resolves.end())
        happened(state_interval_left(past.state_intervals, *resolve->open_interval), resolve->credited,
                 *row.stopped_at,
                 [&](AgentTally& tally) { tally.resolution_s.push_back(row.elapsed.count); });
    }
  }
}

/// Counts ratings. The last of several scores for one resolve counts, for the agent credited with the
/// resolve. Scores before any resolve count for the assignee.
void AgentsReport::add_ratings(const Past& past) {
  const std::vector<Resolve> resolves = resolves_of(past);
  const auto surveyed = [&](Instant at) { return std::ranges::upper_bound(resolves, at, {}, resolved_at); };
  const Event* last = nullptr;
  const auto count_last = [&] {
    const auto next = surveyed(last->at);
    const StateInterval& then = state_interval_at(past.state_intervals, last->at);
    happened(then, next == resolves.begin() ? then.agent : std::prev(next)->credited, last->at,
             [&](AgentTally& tally) {
               ++tally.rated;
               tally.satisfied += last->a >= kSatisfiedScore;
             });
  };
  for (const Event& event : past.events) {
    if (event.kind != EventKind::rated) continue;
    if (last && surveyed(event.at) != surveyed(last->at)) count_last();
    last = &event;
  }
  if (last) count_last();
}

std::vector<AgentTally> AgentsReport::tallies(const Line& line) const {
  std::vector<AgentTally> tallies = line.happened;
  const std::vector<std::int64_t> load = line.load.counts(scope_.periods),
                                  overdue = line.overdue.counts(scope_.periods);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i].load = load[i];
    tallies[i].overdue = overdue[i];
  }
  return tallies;
}

/// Returns the keys of the rows, each of which is repeated for every period. Without a filter and a field,
/// all active agents have a row.
std::vector<AgentsReport::LineKey> AgentsReport::lines_shown() const {
  const bool has_field = scope_.slicing.by().has_field();
  std::set<LineKey> shown;
  for (const auto& [key, line] : lines_)
    if ((key.first != kAllSlices) == has_field) shown.insert(key);
  if (scope_.everything && !has_field)
    for (const AgentPolicy& agent : scope_.desk.agents)
      if (agent.active) shown.emplace(kAllSlices, scope_.names.find<AgentId>(agent.name));
  return {shown.begin(), shown.end()};
}

/// Returns the highest load / capacity of the available agents divided by the mean of all of them, or 0
/// without any load. 1 means that all agents carry the same share of their capacity. Agents who are away are
/// left out, because their load does not show how the work is distributed.
double AgentsReport::unevenness() const {
  double highest = 0, sum = 0;
  std::int64_t agents = 0;
  for (const AgentPolicy& agent : scope_.desk.agents) {
    const auto found = lines_.find({kAllSlices, scope_.names.find<AgentId>(agent.name)});
    if (!agent.active || !scope_.is_available(agent) || agent.capacity <= 0) continue;
    if (found == lines_.end() && !scope_.everything) continue;
    const std::int64_t load = found == lines_.end() ? 0 : tallies(found->second).back().load;
    const double share = static_cast<double>(load) / agent.capacity;
    highest = std::max(highest, share);
    sum += share;
    ++agents;
  }
  return sum > 0 ? highest * static_cast<double>(agents) / sum : 0;
}

AgentRow AgentsReport::row(AgentId agent, const AgentTally& tally, const Interval& period) const {
  const AgentPolicy* policy = scope_.desk.agent(scope_.names.text(agent));
  std::vector<const Calendar*> hours;
  if (policy) hours.push_back(scope_.desk.calendar(scope_.desk.hours_of(*policy)).get());
  return {tally, policy && policy->active ? policy->capacity : 0, working_days(period, hours, scope_.zone)};
}

/// Returns the totals: the tallies of all agents, and the capacity of the agents that have rows.
AgentRow AgentsReport::total() const {
  AgentRow total{{}, 0, working_days(scope_.periods.whole(), scope_.desk.working_hours(), scope_.zone)};
  for (const auto& [key, line] : lines_) {
    if (key.first != kAllSlices) continue;
    const std::int64_t load = total.tally.load, overdue = total.tally.overdue;
    for (const AgentTally& tally : tallies(line)) total.tally += tally;
    total.tally.load += load;
    total.tally.overdue += overdue;
  }
  std::set<AgentId> agents;
  for (const LineKey& key : lines_shown())
    if (agents.insert(key.second).second)
      total.capacity += row(key.second, {}, scope_.periods.whole()).capacity;
  return total;
}

Report AgentsReport::report() const {
  const Grouping& by = scope_.slicing.by();
  const Line nothing{std::vector<AgentTally>(scope_.periods.size()), {}, {}};
  std::map<std::vector<GroupKey>, AgentRow> rows;
  for (const LineKey& key : lines_shown()) {
    const auto line = lines_.find(key);
    const std::vector<AgentTally> all = tallies(line == lines_.end() ? nothing : line->second);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Period& period = scope_.periods.periods()[i];
      std::vector<GroupKey> keys = by.in_period(scope_.slicing.key(key.first), i, period);
      keys.insert(keys.begin(), name_key(scope_.names.text(key.second)));
      rows.emplace(std::move(keys), row(key.second, all[i], period.range));
    }
  }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), Column{.name = "agent", .kind = ColumnKind::text, .key = true});
  Report report = measured(std::move(keys), rows, total(), kAgentMeasures);
  const double uneven = unevenness();
  report.totals_extra = {
      {column_of(kAgentsTotals[0]), uneven > 0 ? Cell{std::round(uneven * 100) / 100} : Cell{}}};
  return report;
}

namespace {

constexpr SeriesPlan kLoad[] = {{"load"}, {"capacity", Meaning::muted, true}};
constexpr SeriesPlan kDone[] = {{"resolved", Meaning::good}};
constexpr ChartPlan kAgentsCharts[] = {
    {.shape = ChartShape::bars, .title = "Load and capacity", .series = kLoad},
    {.shape = ChartShape::bars, .title = "Resolved tickets", .series = kDone}};

constexpr ReportExample kAgentsExamples[] = {
    {"tix report agents", "Compare agents over the last 30 days."},
    {"tix report agents --by month --period 2026 agent:budi", "Follow one agent over a year."},
    {"tix report agents --by category --period last-month", "Compare agents within each category."},
    {"tix report agents --columns agent,load_pct --fail-if 'max_over_mean>2'",
     "Exit with 1 if one agent has twice the mean load."},
};

constexpr std::array kAgentsMetrics = metrics_of(kAgentMeasures, kAgentsTotals);

}  // namespace

constinit const ReportDescription AgentsReport::kDescription = {
    .name = "agents",
    .title = "agents",
    .summary = "Compare the workload and results of agents",
    .charts = kAgentsCharts,
    .about = {"Prints one row per agent, and with --by one row per agent and value. Load, capacity and "
              "overdue tickets are those at the end of the period; all other columns count what happened in "
              "it. A reply is credited to its author, and a resolve to the agent who held the ticket. The "
              "totals show how evenly the load is spread."},
    .examples = kAgentsExamples,
    .metrics = kAgentsMetrics,
};

}  // namespace tix
