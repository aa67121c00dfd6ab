// Steps and timed rules in a ticket's history: since when it has them, which have fired, which are to come.
#include "tix/calendar/business_time.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Every desk watches over what a customer was told, also where no step does.
const Timer kPromiseTimer{kPromiseBroken.value, TimerKind::offset, Clock::promise, {}, 0, nullptr, true};

}  // namespace

/// Its waking is known beforehand: what is due until then must be too.
void Fold::note_sleep(const Event& event) {
  due_asleep_.reset();
  if (event.kind != EventKind::woken) return;
  const auto pending = pending_timers();
  if (!pending.empty() && pending.front().moment < event.at) due_asleep_ = pending.front().moment;
}

void Fold::follow_timers(const Event& event) {
  if (event.kind == EventKind::step_fired)
    fired_.push_back({event_value<Refers::step>(event), event_value<Refers::firing>(event), event.at});
  if (event.kind == EventKind::rule_fired)
    if (const auto since = event_value<Refers::open_interval>(event))
      ruled_.emplace_back(event_value<Refers::rule>(event), *since);
  if (ticket_.binding == timed_by_) return;
  timed_by_ = ticket_.binding;
  std::vector<Bound> bound;
  for (const Timer& timer : (*bindings_)[timed_by_].timers) {
    const auto known =
        std::ranges::find_if(bound_, [&](const Bound& before) { return before.timer.is_same(timer); });
    bound.push_back({timer, known == bound_.end() ? event.at : known->since});
  }
  bound_ = std::move(bound);
}

/// A step fires once for a target; for a new one again only when its moment lies after the last firing.
std::optional<PendingTimer> Fold::pending_step(const Bound& bound) const {
  const Timer& timer = bound.timer;
  const ClockTrack& track = track_of(timer.clock);
  const auto reached = track.moment(timer.kind, timer.amount);
  if (!reached || *reached < bound.since) return std::nullopt;
  const ClockRow& row = *track.open_row();
  for (const Fired& fired : fired_) {
    if (fired.step.value != timer.name || fired.key.clock != timer.clock || fired.key.cycle != row.cycle)
      continue;
    if (fired.key.target_no == row.target_no || *reached <= fired.at) return std::nullopt;
  }
  PendingTimer pending{timer.name, true, *reached, timer.clock, row.cycle, row.target_no, {}};
  const bool is_held =
      timer.is_before_due() && ticket_.acknowledged_at && row.started_at <= *ticket_.acknowledged_at;
  if (!is_held) return pending;
  if (!ticket_.acknowledged_until) return std::nullopt;
  pending.moment = std::max(pending.moment, *ticket_.acknowledged_until);
  return pending;
}

std::optional<PendingTimer> Fold::pending_rule(const Bound& bound) const {
  const Timer& timer = bound.timer;
  const Instant since = ticket_.in_state_since;
  if (ticket_.status != timer.state) return std::nullopt;
  const Instant moment = due(timer.calendar.get(), since, Seconds{timer.amount});
  if (moment < bound.since) return std::nullopt;
  if (std::ranges::find(ruled_, std::pair{RuleId{timer.name}, since}) != ruled_.end()) return std::nullopt;
  return PendingTimer{timer.name, false, moment, {}, 0, 0, since};
}

std::vector<PendingTimer> Fold::pending_timers() const {
  std::vector<PendingTimer> pending;
  for (const Bound& bound : bound_) {
    if (!bound.timer.applies) continue;
    const auto next = bound.timer.is_step() ? pending_step(bound) : pending_rule(bound);
    if (next) pending.push_back(*next);
  }
  if (const auto next = pending_step({kPromiseTimer, Instant::first()})) pending.push_back(*next);
  std::ranges::stable_sort(pending, {}, &PendingTimer::moment);
  return pending;
}

}  // namespace tix
