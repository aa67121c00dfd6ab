// Each rule of escalation as a question about the whole list of events.
#include "core/sla/timer_model.hpp"

#include "tix/sla/timer.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/firing.hpp"

#include <algorithm>
#include <functional>

namespace tix::testing {
namespace {

using Works = std::function<bool(Instant)>;

/// Returns the first second at which `wanted` working seconds have passed since `from`.
Instant after(Instant from, std::int64_t wanted, const Works& works) {
  Instant t = from;
  for (std::int64_t used = 0; used < wanted; t = t + WallSeconds{1}) used += works(t);
  return t;
}

std::int64_t count(Instant from, Instant to, const Works& works) {
  std::int64_t used = 0;
  for (Instant t = from; t < to; t = t + WallSeconds{1}) used += works(t);
  return used;
}

/// The facts about the ticket other than its clocks.
struct Story {
  std::vector<std::pair<Instant, Binding>> bound;  // since when which
  Instant in_state_since;
  Status status = Status::new_;
  std::optional<Instant> acknowledged_at, acknowledged_until;

  explicit Story(const Life& life) {
    ModelTicket ticket;
    for (const Event& event : life.events) {
      const Status before = ticket.status;
      ticket.take(event, life.bindings);
      if (event.kind == EventKind::created || ticket.status != before) in_state_since = event.at;
      if (event.kind == EventKind::bound && is_unresolved(before))
        bound.emplace_back(event.at, life.bindings[BindingId{event.a}]);
      if (event.kind == EventKind::acknowledged) {
        acknowledged_at = event.at;
        acknowledged_until.reset();
        if (event.b != 0) acknowledged_until = Instant::from_unix(event.b);
      }
      if (is_resolve(event)) acknowledged_at.reset();
    }
    status = ticket.status;
  }

  /// Returns since when the ticket has been bound to it without interruption.
  Instant since(const Timer& timer) const {
    Instant first = bound.back().first;
    for (auto at = bound.rbegin(); at != bound.rend(); ++at) {
      const auto& timers = at->second.timers;
      const bool has = std::ranges::any_of(timers, [&](const Timer& other) {
        return other.name == timer.name && other.kind == timer.kind && other.amount == timer.amount &&
               other.calendar == timer.calendar &&
               (timer.kind == TimerKind::open_interval ? other.state == timer.state
                                                       : other.clock == timer.clock);
      });
      if (!has) break;
      first = at->first;
    }
    return first;
  }
};

bool is_before_due(const Timer& timer) {
  if (timer.kind == TimerKind::percent) return timer.amount < 100;
  return timer.amount < 0;
}

/// Returns how much of `whole` has to pass, at least.
std::int64_t share(const Timer& timer, std::int64_t whole) {
  if (timer.kind == TimerKind::offset) return std::max<std::int64_t>(0, whole + timer.amount);
  std::int64_t wanted = 0;
  while (wanted * 100 < whole * timer.amount) ++wanted;
  return wanted;
}

/// Returns when the step is due, if that is by `now`.
std::optional<Instant> moment_of(const Timer& timer, const ModelCycle& cycle, Instant now,
                                 const Works& works) {
  if (cycle.by == ModelCycle::By::policy && !cycle.told) {
    const std::int64_t wanted = share(timer, cycle.target->count);
    for (std::size_t n = 0; n < cycle.used.size(); ++n)
      if (cycle.used[n] >= wanted) return cycle.start + WallSeconds{static_cast<std::int64_t>(n)};
    return std::nullopt;
  }
  const Instant due = cycle.by == ModelCycle::By::hand ? *cycle.hand_due : *cycle.told;
  if (due <= cycle.start) return due <= now ? std::optional(due) : std::nullopt;
  Instant moment;
  if (timer.kind == TimerKind::offset && timer.amount >= 0)
    moment = after(due, timer.amount, works);
  else
    moment = std::min(due, after(cycle.start, share(timer, count(cycle.start, due, works)), works));
  return moment <= now ? std::optional(moment) : std::nullopt;
}

bool has_fired(const Life& life, const DueTimer& due) {
  return std::ranges::any_of(life.events, [&](const Event& event) {
    if (event.kind != EventKind::step_fired || event.a != due.name) return false;
    const FiredFor key = fired_for(event.b);
    if (key.clock != due.clock || key.cycle != due.cycle) return false;
    return key.target_no == due.target_no || due.moment <= event.at;
  });
}

std::optional<DueTimer> due_step(const Life& life, const Story& story, const ClockModel& model,
                                 const Timer& timer, Instant since, Instant now) {
  const auto& cycles = model.cycles(timer.clock);
  const bool left_out = life.events.front().b & (std::int64_t{1} << static_cast<int>(timer.clock));
  if (left_out || cycles.empty() || cycles.back().stop || !model.runs(timer.clock)) return std::nullopt;
  const ModelCycle& cycle = cycles.back();
  if (!cycle.has_promise()) return std::nullopt;
  const auto moment =
      moment_of(timer, cycle, now, [&](Instant t) { return model.is_working(timer.clock, t); });
  if (!moment || *moment < since) return std::nullopt;
  DueTimer due{*moment,           timer.name, true, timer.clock, static_cast<int>(cycles.size()),
               cycle.target_no(), {}};
  if (has_fired(life, due)) return std::nullopt;
  if (is_before_due(timer) && story.acknowledged_at && cycle.start <= *story.acknowledged_at) {
    if (!story.acknowledged_until || *story.acknowledged_until > now) return std::nullopt;
    due.moment = std::max(due.moment, *story.acknowledged_until);
  }
  return due;
}

std::optional<DueTimer> due_rule(const Life& life, const Hours& hours, const Story& story, const Timer& timer,
                                 Instant now) {
  if (story.status != timer.state) return std::nullopt;
  const Pattern pattern = hours.at(timer.calendar.get());
  const Works works = [&](Instant t) { return pattern.is_working(t); };
  if (count(story.in_state_since, now, works) < timer.amount) return std::nullopt;
  const Instant moment = after(story.in_state_since, timer.amount, works);
  if (moment < story.since(timer)) return std::nullopt;
  for (const Event& event : life.events)
    if (event.kind == EventKind::rule_fired && event.a == timer.name &&
        event.b == story.in_state_since.unix())
      return std::nullopt;
  return DueTimer{moment, timer.name, false, {}, 0, 0, story.in_state_since};
}

}  // namespace

std::vector<DueTimer> due_timers(const Life& life, const Hours& hours, Instant now) {
  ClockModel model(life, hours);
  model.run_to(now + WallSeconds{1});  // events at now have happened
  const Story story(life);
  std::vector<DueTimer> due;
  const auto keep = [&](const std::optional<DueTimer>& found) {
    if (found && found->moment <= now) due.push_back(*found);
  };
  if (!story.bound.empty())
    for (const Timer& timer : story.bound.back().second.timers) {
      if (!timer.applies) continue;
      keep(timer.kind == TimerKind::open_interval
               ? due_rule(life, hours, story, timer, now)
               : due_step(life, story, model, timer, story.since(timer), now));
    }
  const Timer promise{kPromiseBroken.value, TimerKind::offset, Clock::promise, {}, 0, nullptr, true};
  keep(due_step(life, story, model, promise, Instant::first(), now));
  std::ranges::stable_sort(due, {}, &DueTimer::moment);
  return due;
}

}  // namespace tix::testing
