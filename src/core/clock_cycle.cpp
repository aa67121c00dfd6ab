// A clock's cycles: elapsed is the measure of the runs, due the earliest instant at which it reaches the
// target.
#include "tix/clock_cycle.hpp"

#include "tix/business_time.hpp"

#include <algorithm>

namespace tix {
namespace {

Seconds working(const Calendar* calendar, Instant from, Instant to) {
  return calendar ? elapsed(*calendar, from, to) : Seconds{(to - from).count};
}

Instant due_after(const Calendar* calendar, Instant from, Seconds amount) {
  if (calendar) return due(*calendar, from, amount);
  const WallSeconds left = Instant::open_end() - from;
  return from + std::min(left, WallSeconds{amount.count});
}

/// Neither a merge nor a void is a resolve.
bool is_verdict(Outcome outcome) {
  return outcome != Outcome::merged && outcome != Outcome::dropped;
}

/// When a due is passed by a clock running since `since`: the due itself, or the first instant it runs again.
Instant breach_instant(Instant due, Instant since) {
  return std::max(due, since);
}

}  // namespace

ClockTrack::Cycle* ClockTrack::open_cycle() {
  return !cycles_.empty() && is_open(cycles_.back().row.outcome) ? &cycles_.back() : nullptr;
}

bool ClockTrack::runs(const ClockState& state) const {
  if (rule_->hold_by_policy && state.status == Status::hold) return state.binding->hold_runs;
  return (rule_->runs_in & bit(state.status)) != 0;
}

void ClockTrack::advance(Instant at, Signals raised, const ClockState& after) {
  if (left_out_) return;
  if (open_cycle() && (raised & rule_->stops)) stop(at, raised, after);
  if (!open_cycle()) {
    if ((raised & rule_->starts) && (cycles_.empty() || !rule_->one_cycle))
      start(at, after);
    else if ((raised & rule_->resumes) && !cycles_.empty())
      resume();
  }
  if (open_cycle()) follow(at, after);
}

void ClockTrack::start(Instant at, const ClockState& state) {
  Cycle cycle;
  cycle.row.clock = rule_->clock;
  cycle.row.cycle = static_cast<int>(cycles_.size()) + 1;
  cycle.row.started_at = at;
  cycle.row.outcome = Outcome::paused;  // until follow() finds that it runs
  cycle.calendar = state.binding->calendar.get();
  cycles_.push_back(std::move(cycle));
}

void ClockTrack::resume() {
  Cycle& cycle = cycles_.back();
  if (!first_verdict_ && is_verdict(cycle.row.outcome)) {
    first_verdict_ = shown(cycle);
    first_verdict_->clock = Clock::first_resolution;
  }
  cycle.row.stopped_at.reset();
  cycle.row.outcome = Outcome::paused;
}

void ClockTrack::stop(Instant at, Signals raised, const ClockState& state) {
  Cycle& cycle = cycles_.back();
  rest(cycle, at);
  ClockRow& row = cycle.row;
  row.stopped_at = at;
  row.team = state.team;
  row.agent = state.agent;
  row.priority = state.priority;
  const bool unanswered = rule_->clock == Clock::first_response && !(raised & kReplied);
  if (state.went == Went::merged)
    row.outcome = Outcome::merged;
  else if (state.went == Went::voided)
    row.outcome = Outcome::dropped;
  else if (row.breached_at)
    row.outcome = Outcome::breached;
  else if (unanswered)
    row.outcome = Outcome::no_reply;
  else
    row.outcome = row.has_promise ? Outcome::met : Outcome::measured;
}

/// Brings the open cycle in line with the ticket: its binding, then whether it runs.
void ClockTrack::follow(Instant at, const ClockState& state) {
  Cycle& cycle = cycles_.back();
  const std::optional<Seconds>& target = state.binding->targets[static_cast<std::size_t>(rule_->clock)];
  const Calendar* calendar = state.binding->calendar.get();
  if (calendar != cycle.calendar || target != cycle.policy_target) {
    const bool new_target = target != cycle.policy_target;
    const bool was_running = cycle.row.outcome == Outcome::running;
    rest(cycle, at);  // what has run keeps the calendar it ran under
    cycle.calendar = calendar;
    cycle.policy_target = target;
    if (new_target && cycle.promise == Promise::by_policy) promise_anew(cycle, at);
    if (was_running) run(cycle, at);
  }
  const bool running = cycle.row.outcome == Outcome::running;
  if (runs(state) != running) running ? rest(cycle, at) : run(cycle, at);
  cycle.row.team = state.team;
  cycle.row.agent = state.agent;
  cycle.row.priority = state.priority;
}

/// A new promise from `at` on. Elapsed is kept; a breach reached under the old one stays.
void ClockTrack::promise_anew(Cycle& cycle, Instant at) {
  ClockRow& row = cycle.row;
  row.target = cycle.promise == Promise::by_policy ? cycle.policy_target : std::nullopt;
  row.has_promise = row.target || cycle.promise == Promise::by_hand;
  if (row.has_promise) ++row.target_no;
  cycle.due = due_of(cycle, at);
  cycle.retargeted_past = cycle.due && *cycle.due < at;
}

void ClockTrack::run(Cycle& cycle, Instant at) {
  cycle.row.outcome = Outcome::running;
  cycle.row.running_since = at;
  cycle.due = due_of(cycle, at);
  cycle.runs.push_back({at, Instant::open_end(), cycle.calendar});
}

/// Ends the present run, if any, and judges it: the one predicate of breach.
void ClockTrack::rest(Cycle& cycle, Instant at) {
  ClockRow& row = cycle.row;
  if (row.outcome != Outcome::running) return;
  const Instant since = *row.running_since;
  row.outcome = Outcome::paused;
  row.running_since.reset();
  row.elapsed += working(cycle.runs.back().calendar, since, at);
  row.elapsed_wall = row.elapsed_wall + (at - since);
  if (at == since)
    cycle.runs.pop_back();
  else
    cycle.runs.back().to = at;
  if (!cycle.due || row.breached_at || at <= breach_instant(*cycle.due, since)) return;
  row.breached_at = breach_instant(*cycle.due, since);
  row.reason = cycle.retargeted_past ? BreachReason::retarget : BreachReason::ran_past;
}

/// The earliest instant at which elapsed reaches the target, if the clock runs on from `at`. Looks back
/// through the runs first: after a retarget the due may lie in the past.
std::optional<Instant> ClockTrack::due_of(const Cycle& cycle, Instant at) {
  if (cycle.promise == Promise::by_hand) return cycle.hand_due;
  if (cycle.promise == Promise::none || !cycle.policy_target) return std::nullopt;
  Seconds left = *cycle.policy_target;
  for (const Run& past : cycle.runs) {
    if (past.to == Instant::open_end()) break;
    const Seconds worked = working(past.calendar, past.from, past.to);
    if (worked >= left) return due_after(past.calendar, past.from, left);
    left = left - worked;
  }
  return due_after(cycle.calendar, at, left);
}

void ClockTrack::promise_by(Promise promise, Instant at, Instant hand_due) {
  Cycle* cycle = open_cycle();
  if (!cycle) return;
  const bool was_running = cycle->row.outcome == Outcome::running;
  rest(*cycle, at);
  cycle->promise = promise;
  cycle->hand_due = hand_due;
  promise_anew(*cycle, at);
  if (was_running) run(*cycle, at);
}

void ClockTrack::set_due(Instant at, Instant due) {
  promise_by(Promise::by_hand, at, due);
}

void ClockTrack::clear_due(Instant at) {
  promise_by(Promise::by_policy, at, {});
}

void ClockTrack::promise_none(Instant at) {
  promise_by(Promise::none, at, {});
}

void ClockTrack::waive(Instant at, std::int64_t number) {
  for (Cycle& cycle : cycles_) {
    const bool meant = number == 0 ? &cycle == &cycles_.back() : cycle.row.cycle == number;
    if (meant && !cycle.row.waived_at) cycle.row.waived_at = at;
  }
}

ClockRow ClockTrack::shown(const Cycle& cycle) {
  ClockRow row = cycle.row;
  if (row.outcome != Outcome::paused) row.due_at = cycle.due;
  if (row.outcome == Outcome::running && cycle.due && !row.breached_at) {
    row.breached_at = breach_instant(*cycle.due, *row.running_since);
    row.reason = cycle.retargeted_past ? BreachReason::retarget : BreachReason::ran_past;
  }
  return row;
}

void ClockTrack::append_rows(std::vector<ClockRow>& rows) const {
  for (const Cycle& cycle : cycles_) {
    const ClockRow row = shown(cycle);
    const bool empty = row.stopped_at && *row.stopped_at == row.started_at;
    const bool wanted = rule_->always_measured || row.target_no > 0;
    if (wanted && (rule_->one_cycle || !empty)) rows.push_back(row);
  }
  if (first_verdict_) rows.push_back(*first_verdict_);
}

}  // namespace tix
