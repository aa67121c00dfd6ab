// The cycles of a clock. Elapsed is the working time of the runs; the due is the earliest instant at which
// elapsed reaches the target. The due is never moved by adding the length of a pause to it: that goes wrong
// for pauses outside working hours, and when the calendar changes in between.
//
// A run is judged when it ends, in rest(), and a run still going on is judged when it is shown, both by the
// same predicate: a clock is breached if it runs at an instant later than its due. So a breach needs no job
// to discover it, and a clock that is paused at its due cannot breach.
//
// Whatever changes the due of a running clock (a retarget, another calendar, a due set by hand) ends the run
// and begins a new one at the same instant. What was measured and judged before the change thereby stays as
// it was.
#include "tix/sla/clock_track.hpp"

#include "tix/calendar/business_time.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns whether the outcome is a verdict on a resolve. A merge or a void is none.
bool is_verdict(Outcome outcome) {
  return outcome != Outcome::merged && outcome != Outcome::dropped;
}

/// Returns when a clock that runs since `since` breaches: at its due, or at once if the due passed while the
/// clock was paused.
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

// The order matters: an event that stops and starts the clock (a reply, for `update`) ends one cycle and
// begins the next, and a new cycle takes its target before it runs.
void ClockTrack::advance(Instant at, Signals raised, const ClockState& after) {
  if (left_out_) return;
  if (open_cycle() && (raised & rule_->stops)) stop(at, raised, after);
  if (!open_cycle() && is_unresolved(after.status)) {
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
  cycle.calendar = calendar_of(*state.binding, rule_->clock);
  cycle.promised_at = state.promised_at;
  if (cycle.promised_at) promise_anew(cycle, at);
  cycles_.push_back(std::move(cycle));
}

/// Continues the last cycle after a reopen. Keeps the verdict of the first resolve, which later ones replace.
void ClockTrack::resume() {
  Cycle& cycle = cycles_.back();
  if (!first_verdict_ && is_verdict(cycle.row.outcome)) {
    first_verdict_ = shown(cycle);
    first_verdict_->clock = Clock::first_resolution;
  }
  cycle.row.stopped_at.reset();
  cycle.row.outcome = Outcome::paused;
}

/// Ends the open cycle and gives it its outcome. A breach that has happened outweighs everything except a
/// merge and a void. A cycle that started in this very second vanishes, unless the clock has only one.
void ClockTrack::stop(Instant at, Signals raised, const ClockState& state) {
  Cycle& cycle = cycles_.back();
  if (!rule_->one_cycle && cycle.row.started_at == at) return cycles_.pop_back();
  rest(cycle, at);
  ClockRow& row = cycle.row;
  row.stopped_at = at;
  if (!(raised & kTeamChanged)) credit(row, state);  // else the former team keeps the credit
  const bool unanswered = rule_->clock == Clock::first_response && !(raised & kReplied);
  if (state.closed_by == ClosedBy::merged)
    row.outcome = Outcome::merged;
  else if (state.closed_by == ClosedBy::voided)
    row.outcome = Outcome::dropped;
  else if (row.breached_at)
    row.outcome = Outcome::breached;
  else if (raised & kPromised)
    row.outcome = Outcome::replaced;
  else if (unanswered)
    row.outcome = Outcome::no_reply;
  else
    row.outcome = row.has_promise ? Outcome::met : Outcome::measured;
}

/// Brings the open cycle in line with the ticket: first its calendar and target, then whether it runs.
void ClockTrack::follow(Instant at, const ClockState& state) {
  Cycle& cycle = cycles_.back();
  const std::optional<Seconds> target =
      cycle.promised_at ? std::nullopt : state.binding->targets[rule_->clock];
  const Calendar* calendar = calendar_of(*state.binding, rule_->clock);
  if (calendar != cycle.calendar || target != cycle.policy_target) {
    const bool new_target = target != cycle.policy_target;
    const bool was_running = cycle.row.outcome == Outcome::running;
    rest(cycle, at);  // the time so far keeps the calendar it was measured by
    cycle.calendar = calendar;
    cycle.policy_target = target;
    if (new_target && cycle.promise == Promise::by_policy) promise_anew(cycle, at);
    if (was_running) run(cycle, at);
  }
  const bool running = cycle.row.outcome == Outcome::running;
  if (runs(state) != running) running ? rest(cycle, at) : run(cycle, at);
  credit(cycle.row, state);
}

/// Notes who is responsible for the cycle now. After the stop these fields keep their last values.
void ClockTrack::credit(ClockRow& row, const ClockState& state) {
  row.team = state.team;
  row.agent = state.agent;
  row.priority = state.priority;
}

/// Applies a new target or due from `at` on. Elapsed is kept, and so is a breach under the old target. Of
/// several targets within one second only the last counts, because the others applied for no time.
void ClockTrack::promise_anew(Cycle& cycle, Instant at) {
  ClockRow& row = cycle.row;
  if (row.target_no == 0 || at != cycle.retargeted_at) cycle.settled = row.target_no;
  cycle.retargeted_at = at;
  const bool by_policy = cycle.promise == Promise::by_policy;
  row.target = by_policy ? cycle.policy_target : std::nullopt;
  row.has_promise = row.target || (by_policy && cycle.promised_at) || cycle.promise == Promise::by_hand;
  row.target_no = cycle.settled + (row.has_promise ? 1 : 0);
  cycle.due = due_of(cycle, at);
  cycle.retargeted_past = cycle.due && *cycle.due < at;
}

/// Begins a run at `at` and computes the due that follows if nothing interrupts it.
void ClockTrack::run(Cycle& cycle, Instant at) {
  cycle.row.outcome = Outcome::running;
  cycle.row.running_since = at;
  cycle.due = due_of(cycle, at);
  cycle.runs.push_back({.from = at, .to = Instant::open_end(), .calendar = cycle.calendar});
}

/// Ends the present run, if any, and judges it by the one predicate of breach. The clock was running up to
/// `at`, but not at `at` itself, so stopping exactly at the due is in time.
void ClockTrack::rest(Cycle& cycle, Instant at) {
  ClockRow& row = cycle.row;
  if (row.outcome != Outcome::running) return;
  const Instant since = *row.running_since;
  row.outcome = Outcome::paused;
  row.running_since.reset();
  row.elapsed += elapsed(cycle.runs.back().calendar, since, at);
  row.elapsed_wall = row.elapsed_wall + (at - since);
  if (at == since)
    cycle.runs.pop_back();
  else
    cycle.runs.back().to = at;
  if (!cycle.due || row.breached_at || at <= breach_instant(*cycle.due, since)) return;
  row.breached_at = breach_instant(*cycle.due, since);
  row.reason = cycle.retargeted_past ? BreachReason::retarget : BreachReason::ran_past;
}

/// Returns the due of the cycle if the clock runs on from `at`, or nullopt if nothing is promised. A due set
/// by hand outranks an ETA given to the customer, and that outranks the target of the policy.
std::optional<Instant> ClockTrack::due_of(const Cycle& cycle, Instant at) {
  if (cycle.promise == Promise::by_hand) return cycle.hand_due;
  if (cycle.promise == Promise::none) return std::nullopt;
  if (cycle.promised_at || !cycle.policy_target) return cycle.promised_at;
  return reach(cycle, at, *cycle.policy_target);
}

/// Returns the earliest instant at which elapsed is `left`, if the clock runs on from `at`. Goes through the
/// past runs first, because after a retarget the due may lie in the past.
Instant ClockTrack::reach(const Cycle& cycle, Instant at, Seconds left) {
  if (left.count == 0) return cycle.row.started_at;  // even if the clock has not run yet
  for (const RunInterval& past : cycle.runs) {
    if (past.to == Instant::open_end()) break;
    const Seconds worked = elapsed(past.calendar, past.from, past.to);
    if (worked >= left) return tix::due(past.calendar, past.from, left);
    left = left - worked;
  }
  return tix::due(cycle.calendar, at, left);
}

const ClockRow* ClockTrack::open_row() const {
  return !cycles_.empty() && is_open(cycles_.back().row.outcome) ? &cycles_.back().row : nullptr;
}

// The moment of a target may lie in an earlier run, because a retarget can put it into the past; reach()
// finds it there. A due given as an instant has no elapsed time to count in. Moments before it are measured
// in the working time from the start to the due, and never lie after it.
std::optional<Instant> ClockTrack::moment(TimerKind kind, std::int64_t amount) const {
  if (!open_row() || open_row()->outcome != Outcome::running || !cycles_.back().due) return std::nullopt;
  const Cycle& cycle = cycles_.back();
  const auto before_end = [&](Seconds whole) {
    const std::int64_t wanted =
        kind == TimerKind::percent ? (whole.count * amount + 99) / 100 : whole.count + amount;
    return Seconds{std::max<std::int64_t>(wanted, 0)};
  };
  if (cycle.row.target) return reach(cycle, *cycle.row.running_since, before_end(*cycle.row.target));
  const Instant start = cycle.row.started_at, due = *cycle.due;
  if (due <= start) return due;
  if (kind == TimerKind::offset && amount >= 0) return tix::due(cycle.calendar, due, Seconds{amount});
  return std::min(due, tix::due(cycle.calendar, start, before_end(elapsed(cycle.calendar, start, due))));
}

/// Changes where the due of the open cycle comes from. `hand_due` matters for `by_hand` only.
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

// The time in the merged ticket becomes a run before all others. The due may thereby lie in the past; then
// the clock breaches at `at`, as after a retarget, since nobody could have answered here before.
void ClockTrack::began_earlier(Instant at, Instant since) {
  Cycle* cycle = open_cycle();
  if (!cycle || since >= cycle->row.started_at) return;
  const bool was_running = cycle->row.outcome == Outcome::running;
  rest(*cycle, at);
  const RunInterval elsewhere{since, cycle->row.started_at, cycle->calendar};
  cycle->row.elapsed += elapsed(elsewhere.calendar, elsewhere.from, elsewhere.to);
  cycle->row.elapsed_wall = cycle->row.elapsed_wall + (elsewhere.to - elsewhere.from);
  cycle->row.started_at = since;
  cycle->runs.insert(cycle->runs.begin(), elsewhere);
  cycle->due = due_of(*cycle, at);
  cycle->retargeted_past = cycle->due && *cycle->due < at;
  if (was_running) run(*cycle, at);
}

void ClockTrack::waive(Instant at, std::int64_t number) {
  for (Cycle& cycle : cycles_) {
    const bool meant = number == 0 ? &cycle == &cycles_.back() : cycle.row.cycle == number;
    if (meant && !cycle.row.waived_at) cycle.row.waived_at = at;
  }
}

/// Returns the row of a cycle as of the last event. A running clock shows the breach that will come if nobody
/// acts.
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
  for (const Cycle& cycle : cycles_)
    if (rule_->always_measured || cycle.row.target_no > 0) rows.push_back(shown(cycle));
  if (first_verdict_) rows.push_back(*first_verdict_);
}

std::vector<ClockRow> ClockTrack::cycles() const {
  std::vector<ClockRow> rows;
  for (const Cycle& cycle : cycles_) rows.push_back(shown(cycle));
  return rows;
}

}  // namespace tix
