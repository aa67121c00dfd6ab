// The clocks as the rules describe them: a cycle is open while a condition on the ticket holds.
#include "core/sla/clock_model.hpp"

#include "tix/calendar/calendar.hpp"
#include "tix/ticket/event_values.hpp"

namespace tix::testing {
namespace {

constexpr std::array kAllClocks = {Clock::assignment, Clock::first_response, Clock::next_response,
                                   Clock::update,     Clock::resolution,     Clock::ownership,
                                   Clock::promise};

bool is_reply(const Event& event) {
  return event.kind == EventKind::message && event.a == stored_number(MessageKind::reply);
}

/// Has a value while a cycle is open; another number means another cycle.
std::optional<int> cycle_key(Clock clock, const ModelTicket& w) {
  const auto when = [](bool holds, int number = 0) { return holds ? std::optional{number} : std::nullopt; };
  switch (clock) {
    case Clock::assignment: return when(w.unresolved() && w.agent == 0);
    case Clock::first_response: return when(w.asked && !w.answered);
    case Clock::next_response: return when(w.unresolved() && !w.waiting.empty());
    case Clock::update: return when(w.unresolved(), w.replies);
    case Clock::ownership: return when(w.unresolved() && w.team != 0, w.teams);
    case Clock::promise: return when(w.unresolved() && w.told, w.promises);
    default: return when(w.unresolved());
  }
}

bool lives_once(Clock clock) {
  return clock == Clock::first_response || clock == Clock::resolution;
}

Outcome outcome_of_leaving(std::int64_t resolution) {
  if (resolution == kMergedResolution.value) return Outcome::merged;
  return resolution == kVoidResolution.value ? Outcome::dropped : Outcome::running;
}

}  // namespace

std::shared_ptr<const Calendar> calendar_of(Pattern pattern) {
  CalendarRules rules;
  WeeklyHours week{Weekday::mon, Weekday::sun, {}};
  for (std::int64_t from = Pattern::kFrom; from < Pattern::kTo; from += pattern.period)
    week.hours.push_back({static_cast<std::int32_t>(from), static_cast<std::int32_t>(from + pattern.open)});
  rules.weekly.push_back(week);
  return std::make_shared<const Calendar>(rules);
}

void ModelTicket::take(const Event& event, const BindingTable& bindings) {
  const bool was_unresolved = unresolved();
  const auto move_to = [&](Status to, std::int64_t detail) {
    status = to;
    opens_at.reset();
    if (to == Status::pending && detail != 0) opens_at = Instant::from_unix(detail);
    if (unresolved())
      resolution = 0;
    else if (was_unresolved || detail != 0)
      resolution = detail;
  };
  switch (event.kind) {
    case EventKind::created: outbound = (event.b & kOutbound) != 0; break;
    case EventKind::priority: priority = event.a; break;
    case EventKind::agent: agent = event.a; break;
    case EventKind::team:
      if (event.a != team) ++teams;
      team = event.a;
      break;
    case EventKind::status: move_to(event_value<Refers::status>(event), event.b); break;
    case EventKind::woken:
      if (status == Status::pending && opens_at == event.at) move_to(Status::open, 0);
      break;
    case EventKind::bound:
      if (unresolved()) binding = bindings[BindingId{event.a}];
      break;
    case EventKind::message:
      if (event.a == stored_number(MessageKind::received)) {
        ++unanswered;
        if (answered) waiting.push_back(event.at);
      }
      break;
    case EventKind::absorbed:
      if (event.b == 0) break;
      ++unanswered;
      if (answered) waiting.push_back(Instant::from_unix(event.b));
      break;
    case EventKind::promised:
      ++promises;
      if (unresolved()) told = Instant::from_unix(event.b);
      break;
    case EventKind::promise_kept: told.reset(); break;
    default: break;
  }
  const bool left = was_unresolved && !unresolved();
  if (left) told.reset();
  if (is_reply(event)) ++replies, unanswered = 0;
  if (is_reply(event) || left) {
    waiting.clear();
    if (asked) answered = true;
  }
  if (unresolved() && (!outbound || unanswered > 0)) asked = true;
}

std::optional<Instant> ModelCycle::reached() const {
  for (std::size_t n = 0; n < used.size(); ++n)
    if (used[n] >= target->count) return start + WallSeconds{static_cast<std::int64_t>(n)};
  return std::nullopt;
}

int ModelCycle::target_no() const {
  int count = 0;
  for (const auto& [when, stood] : promises) count += stood;
  return count;
}

bool ClockModel::runs(Clock clock) const {
  const Status s = ticket_.status;
  const bool ours = s == Status::new_ || s == Status::open;
  if (clock == Clock::update) return ours || s == Status::hold;
  if (clock == Clock::resolution || clock == Clock::ownership)
    return ours || (s == Status::hold && ticket_.binding.hold_runs);
  return is_unresolved(s);
}

bool ClockModel::is_working(Clock clock, Instant t) const {
  if (clock == Clock::promise) return true;
  const Binding& b = ticket_.binding;
  const bool of_team = clock == Clock::ownership && b.ownership_calendar;
  return hours_->at((of_team ? b.ownership_calendar : b.calendar).get()).is_working(t);
}

ModelCycle* ClockModel::open_cycle(Clock clock) {
  auto& cycles = tracks_[clock];
  return !cycles.empty() && !cycles.back().stop ? &cycles.back() : nullptr;
}

/// Returns the due if nothing more happens, found second by second.
std::optional<Instant> ClockModel::predicted(Clock clock, const ModelCycle& cycle, Instant t) const {
  if (cycle.by == ModelCycle::By::hand) return cycle.hand_due;
  if (!cycle.has_promise()) return std::nullopt;
  if (cycle.told) return cycle.told;
  if (const auto past = cycle.reached()) return past;
  for (std::int64_t used = cycle.used.back(); used < cycle.target->count; t = t + WallSeconds{1})
    used += is_working(clock, t);
  return t;
}

void ClockModel::promise_anew(ModelCycle& cycle, Instant t) {
  cycle.promises[t] = cycle.has_promise();
  cycle.changed_at = t;
}

void ClockModel::close(Clock clock, const Event& event) {
  auto& cycles = tracks_[clock];
  ModelCycle& cycle = cycles.back();
  if (!lives_once(clock) && cycle.start == event.at) return cycles.pop_back();
  cycle.stop = event.at;
  const Outcome gone = outcome_of_leaving(ticket_.unresolved() ? 0 : ticket_.resolution);
  if (gone != Outcome::running)
    cycle.ended_as = gone;
  else if (cycle.breached_at)
    cycle.ended_as = Outcome::breached;
  else if (event.kind == EventKind::promised)
    cycle.ended_as = Outcome::replaced;
  else if (clock == Clock::first_response && !is_reply(event))
    cycle.ended_as = Outcome::no_reply;
  else
    cycle.ended_as = cycle.has_promise() ? Outcome::met : Outcome::measured;
  if (event.kind == EventKind::team) return;  // the former team's
  cycle.team = ticket_.team, cycle.agent = ticket_.agent, cycle.priority = ticket_.priority;
}

void ClockModel::open(Clock clock, const Event& event) {
  auto& cycles = tracks_[clock];
  if (clock == Clock::resolution && !cycles.empty()) {
    ModelCycle& again = cycles.back();
    const bool verdict = again.ended_as != Outcome::merged && again.ended_as != Outcome::dropped;
    if (verdict && !first_verdict_) first_verdict_ = again;
    again.stop.reset();
    again.used.resize(static_cast<std::size_t>((event.at - again.start).count) + 1, again.used.back());
    return;
  }
  ModelCycle& cycle = cycles.emplace_back();
  cycle.start = event.at;
  if (clock != Clock::promise) return;
  cycle.told = ticket_.told;
  promise_anew(cycle, event.at);
}

void ClockModel::direct(Clock clock, const Event& event) {
  if (event.a != stored_number(clock)) return;
  auto& cycles = tracks_[clock];
  if (event.kind == EventKind::waived && !cycles.empty()) {
    const auto number = event.b == 0 ? cycles.size() : static_cast<std::size_t>(event.b);
    if (number <= cycles.size() && !cycles[number - 1].waived_at) cycles[number - 1].waived_at = event.at;
  }
  ModelCycle* cycle = open_cycle(clock);
  if (!cycle) return;
  if (event.kind == EventKind::due_set)
    cycle->by = ModelCycle::By::hand, cycle->hand_due = Instant::from_unix(event.b);
  else if (event.kind == EventKind::due_cleared)
    cycle->by = ModelCycle::By::policy;
  else if (event.kind == EventKind::due_none)
    cycle->by = ModelCycle::By::none;
  else
    return;
  promise_anew(*cycle, event.at);
  cycle->due = predicted(clock, *cycle, event.at);
}

/// Moves the start of the wait back, for a merge.
void ClockModel::inherit(Instant t, Instant since) {
  ModelCycle* cycle = open_cycle(Clock::next_response);
  if (!cycle || since >= cycle->start) return;
  std::vector<std::int64_t> used = {0};
  for (Instant s = since; s < cycle->start; s = s + WallSeconds{1})
    used.push_back(used.back() + is_working(Clock::next_response, s));
  const std::int64_t before = used.back();
  for (std::size_t n = 1; n < cycle->used.size(); ++n) used.push_back(before + cycle->used[n]);
  cycle->ran += (cycle->start - since).count;
  cycle->start = since;
  cycle->used = std::move(used);
  cycle->changed_at = t;
}

void ClockModel::take(const Event& event) {
  const ModelTicket before = ticket_;
  ticket_.take(event, life_->bindings);
  const bool made = event.kind == EventKind::created;
  for (const Clock clock : kAllClocks) {
    const auto was = made ? std::nullopt : cycle_key(clock, before), is = cycle_key(clock, ticket_);
    if (was && was != is) close(clock, event);
    if (is && was != is) open(clock, event);
    if (event.kind == EventKind::absorbed && event.b != 0 && clock == Clock::next_response)
      inherit(event.at, Instant::from_unix(event.b));
    ModelCycle* cycle = open_cycle(clock);
    if (cycle) {
      const auto target = cycle->told ? std::nullopt : ticket_.binding.targets[clock];
      const bool new_target = target != cycle->target;
      cycle->target = target;
      if (new_target && cycle->by == ModelCycle::By::policy) {
        promise_anew(*cycle, event.at);
        cycle->due = predicted(clock, *cycle, event.at);
      }
    }
    direct(clock, event);
    cycle = open_cycle(clock);
    if (!cycle) continue;
    cycle->team = ticket_.team, cycle->agent = ticket_.agent, cycle->priority = ticket_.priority;
    if (runs(clock)) cycle->due = predicted(clock, *cycle, event.at);
  }
}

void ClockModel::tick(Clock clock, Instant t) {
  ModelCycle* cycle = open_cycle(clock);
  if (!cycle) return;
  const bool running = runs(clock);
  if (running && !cycle->breached_at && cycle->due && *cycle->due <= t) {
    cycle->breached_at = t;
    cycle->retargeted = *cycle->due < cycle->changed_at;
  }
  cycle->ran += running;
  cycle->used.push_back(cycle->used.back() + (running && is_working(clock, t)));
}

void ClockModel::run_to(Instant end) {
  std::size_t next = 0;
  for (Instant t = life_->events.front().at; t < end; t = t + WallSeconds{1}) {
    while (next < life_->events.size() && life_->events[next].at <= t) take(life_->events[next++]);
    for (const Clock clock : kAllClocks) tick(clock, t);
  }
}

std::vector<ClockRow> ClockModel::rows(Instant end) const {
  std::vector<ClockRow> rows;
  const bool gone = !ticket_.unresolved() && ticket_.resolution == kVoidResolution.value;
  const std::int64_t left_out = life_->events.front().b;
  const auto add = [&](Clock name, Clock clock, int number, const ModelCycle& cycle) {
    const int targets = cycle.target_no();
    if ((targets == 0 && !lives_once(clock)) || left_out & (std::int64_t{1} << static_cast<int>(clock)))
      return;
    ClockRow row;
    row.clock = name;
    row.cycle = number;
    row.started_at = cycle.start;
    row.stopped_at = cycle.stop;
    row.target_no = targets;
    row.has_promise = cycle.has_promise();
    if (cycle.by == ModelCycle::By::policy) row.target = cycle.target;
    row.outcome = cycle.stop ? cycle.ended_as : runs(clock) ? Outcome::running : Outcome::paused;
    if (row.outcome != Outcome::paused) row.due_at = cycle.due;
    if (gone) row.outcome = Outcome::dropped;
    row.elapsed = Seconds{cycle.used.back()};
    row.elapsed_wall = WallSeconds{cycle.ran};
    if (cycle.breached_at && *cycle.breached_at < end) row.breached_at = cycle.breached_at;
    if (row.breached_at && cycle.retargeted) row.reason = BreachReason::retarget;
    row.waived_at = cycle.waived_at;
    row.team = TeamId{cycle.team};
    row.agent = AgentId{cycle.agent};
    row.priority = static_cast<Priority>(cycle.priority);
    rows.push_back(row);
  };
  for (const Clock clock : kAllClocks) {
    int number = 0;
    for (const ModelCycle& cycle : cycles(clock)) add(clock, clock, ++number, cycle);
  }
  if (first_verdict_) add(Clock::first_resolution, Clock::resolution, 1, *first_verdict_);
  return rows;
}

}  // namespace tix::testing
