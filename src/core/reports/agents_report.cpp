// Each thing is counted for whom it is to be credited to, and under what the ticket was at that second.
#include "tix/reports/agents_report.hpp"

#include "core/sla/worked.hpp"

#include <algorithm>

namespace tix {
namespace {

/// 4 and 5 of 5.
constexpr std::int64_t kSatisfied = 4;

bool carries(Status status, const Binding& binding) {
  return status == Status::hold ? binding.hold_runs : (rule_of(Clock::resolution).runs_in & bit(status)) != 0;
}

/// A clock that stopped because what it measures was done.
bool is_done(const ClockRow& row) {
  return row.stopped_at && (row.outcome == Outcome::met || row.outcome == Outcome::breached ||
                            row.outcome == Outcome::measured);
}

}  // namespace

AgentTally& AgentTally::operator+=(const AgentTally& later) {
  load = later.load;
  overdue = later.overdue;
  assigned += later.assigned;
  resolved += later.resolved;
  one_touch += later.one_touch;
  reopened += later.reopened;
  passed_on += later.passed_on;
  kept += later.kept;
  first_response_s += later.first_response_s;
  resolution_s += later.resolution_s;
  own_response_s += later.own_response_s;
  satisfied += later.satisfied;
  rated += later.rated;
  return *this;
}

AgentsReport::Line& AgentsReport::line(SliceNo slice, AgentId agent) {
  Line& line = lines_[{slice, agent}];
  line.happened.resize(periods_.size());
  return line;
}

template <class Count>
void AgentsReport::happened(StateInterval then, AgentId credited, Instant at, const Count& count) {
  if (!periods_.whole().contains(at)) return;
  then.agent = credited;
  const std::size_t period = periods_.at(at);
  for (const SliceNo slice : slicing_->at(then)) {
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

void AgentsReport::add_stock(const Past& past, const TicketFacts& facts) {
  const std::vector<Interval> late = overdue_intervals(facts.clocks);
  for (const StateInterval& state_interval : past.state_intervals) {
    if (!is_unresolved(state_interval.status) ||
        periods_.first_ending(state_interval.from) == periods_.first_ending(state_interval.to))
      continue;
    const bool weighs = carries(state_interval.status, (*ground_.bindings)[state_interval.binding]);
    const std::int64_t weight = weighs ? ground_.desk->weights[state_interval.priority] : 0;
    for (const SliceNo slice : slicing_->at(state_interval)) {
      Line& mine = line(slice, state_interval.agent);
      mine.load.add(periods_, state_interval.from, state_interval.to, weight);
      for (const Interval& interval : late) {
        const Instant from = std::max(state_interval.from, interval.from),
                      to = std::min(state_interval.to, interval.to);
        if (from < to) mine.overdue.add(periods_, from, to);
      }
      counts_ = true;
    }
  }
}

void AgentsReport::add_assignments(const Past& past) {
  const std::vector<const Event*> replies = replies_of(past);
  for (const AssignmentInterval& assignment : assignment_intervals(past)) {
    const StateInterval& first = state_interval_at(past.state_intervals, assignment.from);
    if (assignment.assigned)
      happened(first, assignment.agent, assignment.from, [](AgentTally& tally) { ++tally.assigned; });
    const auto reply = std::ranges::find_if(replies, [&](const Event* event) {
      return event->actor == assignment.agent && event->at >= assignment.from && event->at <= assignment.to;
    });
    if (assignment.assigned && reply != replies.end()) {
      const Instant at = (*reply)->at;
      const Seconds waited = worked_between(past.state_intervals, *ground_.bindings, assignment.from, at);
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

void AgentsReport::add_lengths(const Past& past, const TicketFacts& facts) {
  const std::vector<const Event*> replies = replies_of(past);
  const std::vector<Resolve> resolves = resolves_of(past);
  for (const ClockRow& row : facts.clocks) {
    if (!is_done(row) || !periods_.whole().contains(*row.stopped_at)) continue;
    if (row.clock == Clock::first_response) {
      const auto reply =
          std::ranges::find_if(replies, [&](const Event* event) { return event->at == *row.stopped_at; });
      if (reply != replies.end())
        happened(state_interval_at(past.state_intervals, *row.stopped_at), (*reply)->actor, *row.stopped_at,
                 [&](AgentTally& tally) { tally.first_response_s.push_back(row.elapsed.count); });
    }
    if (row.clock == Clock::resolution) {
      const auto resolve = std::ranges::find_if(
          resolves, [&](const Resolve& candidate) { return candidate.open_interval->to == *row.stopped_at; });
      if (resolve != resolves.end())
        happened(state_interval_left(past.state_intervals, *resolve->open_interval), resolve->credited,
                 *row.stopped_at,
                 [&](AgentTally& tally) { tally.resolution_s.push_back(row.elapsed.count); });
    }
  }
}

/// Of several scores for one resolve the last counts; without a resolve they are for who holds the ticket.
void AgentsReport::add_ratings(const Past& past) {
  const std::vector<Resolve> resolves = resolves_of(past);
  const auto surveyed = [&](Instant at) {
    return std::ranges::partition_point(
        resolves, [&](const Resolve& resolve) { return resolve.open_interval->to <= at; });
  };
  const Event* last = nullptr;
  const auto count_last = [&] {
    const auto next = surveyed(last->at);
    const StateInterval& then = state_interval_at(past.state_intervals, last->at);
    happened(then, next == resolves.begin() ? then.agent : std::prev(next)->credited, last->at,
             [&](AgentTally& tally) {
               ++tally.rated;
               tally.satisfied += last->a >= kSatisfied;
             });
  };
  for (const Event& event : past.events) {
    if (event.kind != EventKind::rated) continue;
    if (last && surveyed(event.at) != surveyed(last->at)) count_last();
    last = &event;
  }
  if (last) count_last();
}

}  // namespace tix
