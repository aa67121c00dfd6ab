// Folds events, strictly in order, into state, intervals and clocks, and keeps track of the steps and timed
// rules that have fired or are still to come.
//
// For each event the fold changes the ticket, compares it with what it was before, and derives signals from
// the difference. Nearly all signals follow from that difference and not from the kind of the event, so a
// team set by a route, by a person or by an import has the same effect on every clock and interval.
#include "tix/sla/fold.hpp"

#include "core/ticket/ticket_change.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/name_table.hpp"

#include <algorithm>
#include <cassert>

namespace tix {
namespace {

/// Returns how a resolution ends a ticket. Every resolution other than the two built-in ones is a resolve.
ClosedBy closed_by_of(ResolutionId resolution) {
  if (resolution == kVoidResolution) return ClosedBy::voided;
  if (resolution == kMergedResolution) return ClosedBy::merged;
  return ClosedBy::resolved;
}

}  // namespace

Fold::Fold(TicketId id, const BindingTable& bindings) : bindings_(&bindings) {
  ticket_.id = id;
  for (const ClockRule& rule : kClockRules) tracks_.emplace_back(rule);
}

/// Returns the signals of an event, found by comparing the ticket before and after it. `before` describes the
/// ticket without the event; for `created` it is blank and must not count as an earlier state.
Signals Fold::signals_of(const Event& event, const Before& before) {
  Signals raised = 0;
  const bool created = event.kind == EventKind::created;
  if (created) outbound_ = (event_value<Refers::created_flags>(event) & kOutbound) != 0;
  if (created) raised |= kCreated;
  if (is_message(event, MessageKind::reply)) raised |= kReplied;
  if (!contacted_ && ticket_.unresolved() && (!outbound_ || ticket_.unanswered > 0)) {
    contacted_ = true;
    raised |= kFirstContact;
  }
  const bool was_unresolved = !created && is_unresolved(before.status);
  if (was_unresolved && !ticket_.unresolved()) raised |= kResolved;
  if (!is_unresolved(before.status) && ticket_.unresolved()) raised |= kReopened;
  if (ticket_.agent != before.agent && ticket_.agent) raised |= kAgentSet;
  if (ticket_.team != before.team) raised |= kTeamChanged;
  if (ticket_.unresolved()) {
    if (!ticket_.agent && (!was_unresolved || before.agent)) raised |= kQueued;
    if (ticket_.team && (!was_unresolved || ticket_.team != before.team)) raised |= kHeld;
  }
  if (event.kind == EventKind::promised) raised |= kPromised;
  if (event.kind == EventKind::promise_kept) raised |= kPromiseKept;
  follow_conversation(event, raised);
  if (awaited_ && ticket_.unresolved()) raised |= kAwaited;
  return raised;
}

/// Keeps track of whether the customer waits for a next response. Only messages after the first response
/// count: until then first_response measures the same wait. A resolve answers all messages before it.
void Fold::follow_conversation(const Event& event, Signals raised) {
  if (raised & (kReplied | kResolved)) {
    responded_ = responded_ || contacted_;
    awaited_ = false;
  } else if (responded_ && (is_message(event, MessageKind::received) || inherited_wait(event))) {
    awaited_ = true;
  }
}

// Timers and hops read the changed ticket. Clocks come last, because they need the signals and the closed
// interval.
void Fold::apply(const Event& event) {
  assert(event.at >= last_at_);
  last_at_ = event.at;
  note_sleep(event);
  const Before before{.status = ticket_.status, .team = ticket_.team, .agent = ticket_.agent};
  change(ticket_, event);
  if (by_person(event)) ticket_.updated_at = event.at;
  follow_timers(event);
  count_hop(event.at);
  const Signals raised = signals_of(event, before);
  mark_open_interval(event, raised);
  mark_state_interval(event.at);
  if (event.kind == EventKind::created)
    for (ClockTrack& track : tracks_)
      if (event_value<Refers::created_flags>(event) & left_out_flag(track.rule().clock)) track.leave_out();
  const ClockState state = clock_state(event, raised);
  for (ClockTrack& track : tracks_) {
    track.advance(event.at, raised, state);
    if (const auto since = inherited_wait(event);
        since && (track.rule().starts & kAwaited) && (raised & kAwaited))
      track.began_earlier(event.at, *since);
    if (directs_clock(event, track.rule().clock)) direct(track, event);
  }
}

/// Passes an event about one clock on to it: a due set, cleared or removed, or a waiver.
void Fold::direct(ClockTrack& track, const Event& event) {
  if (event.kind == EventKind::due_set) track.set_due(event.at, event_value<Refers::instant>(event));
  if (event.kind == EventKind::due_cleared) track.clear_due(event.at);
  if (event.kind == EventKind::due_none) track.promise_none(event.at);
  if (event.kind == EventKind::waived) track.waive(event.at, event_value<Refers::cycle>(event));
}

/// Counts a change to another team or agent, from what the seconds before left to what this second leaves: a
/// new team and its agent in one second are one handoff, and there and back is none. Compares with the last
/// ones that held the ticket, so that a detour through the queue, without an agent, and back to the same
/// agent is not a hop.
void Fold::count_hop(Instant at) {
  if (owners_at_ != at) {
    owners_before_ = owners_;
    hops_before_ = ticket_.hops;
    owners_at_ = at;
  }
  const bool new_agent = ticket_.agent && owners_before_.agent && ticket_.agent != owners_before_.agent;
  const bool new_team = ticket_.team && owners_before_.team && ticket_.team != owners_before_.team;
  owners_ = {.team = ticket_.team ? ticket_.team : owners_before_.team,
             .agent = ticket_.agent ? ticket_.agent : owners_before_.agent};
  ticket_.hops = hops_before_ + (new_agent || new_team ? 1 : 0);
}

/// Begins an open interval at a creation or reopen, and ends it at a resolve.
void Fold::mark_open_interval(const Event& event, Signals raised) {
  if (event.kind == EventKind::created)
    open_intervals_.push_back({.from = event.at, .to = Instant::open_end(), .opened_by = OpenedBy::created});
  if (raised & kReopened)
    open_intervals_.push_back({.from = event.at, .to = Instant::open_end(), .opened_by = OpenedBy::reopened});
  if (raised & kResolved) {
    open_intervals_.back().to = event.at;
    open_intervals_.back().closed_by = closed_by_of(ticket_.resolution);
  }
}

/// Ends the last state interval at `at` and begins the next, or extends the last if no field changed.
void Fold::mark_state_interval(Instant at) {
  const StateInterval now{.from = at,
                          .to = Instant::open_end(),
                          .status = ticket_.status,
                          .priority = ticket_.priority,
                          .team = ticket_.team,
                          .agent = ticket_.agent,
                          .category = ticket_.category,
                          .binding = ticket_.binding,
                          .hold_reason = ticket_.hold_reason};
  if (!state_intervals_.empty() && state_intervals_.back().from == at)
    state_intervals_.pop_back();  // only the last state of a second is kept
  if (!state_intervals_.empty()) {
    StateInterval& last = state_intervals_.back();
    last.to = now.to;
    StateInterval longer = now;
    longer.from = last.from;
    if (longer == last) return;
    last.to = at;
  }
  state_intervals_.push_back(now);
}

ClockState Fold::clock_state(const Event& event, Signals raised) const {
  return {.status = ticket_.status,
          .binding = &(*bindings_)[ticket_.binding],
          .closed_by = (raised & kResolved) ? closed_by_of(ticket_.resolution) : ClosedBy::still_there,
          .team = ticket_.team,
          .agent = ticket_.agent,
          .priority = ticket_.priority,
          .promised_at =
              (raised & kPromised) ? std::optional{event_value<Refers::instant>(event)} : std::nullopt};
}

const ClockTrack& Fold::track_of(Clock clock) const {
  return tracks_[static_cast<std::size_t>(clock)];
}

std::vector<ClockRow> Fold::cycles(Clock clock) const {
  return track_of(clock).cycles();
}

// The clocks of a void ticket are kept and marked as dropped, so that they can be shown but count nowhere.
Folded Fold::result() const {
  Folded folded{ticket_, state_intervals_, open_intervals_, {}, {}, {}, {}};
  for (const ClockTrack& track : tracks_) track.append_rows(folded.clocks);
  std::ranges::sort(folded.clocks, [](const ClockRow& x, const ClockRow& y) {
    return std::pair{x.clock, x.cycle} < std::pair{y.clock, y.cycle};
  });
  const auto keep_earliest = [](std::optional<Instant>& kept, const std::optional<Instant>& candidate) {
    if (candidate && (!kept || *candidate < *kept)) kept = candidate;
  };
  if (const auto timers = pending_timers(); !timers.empty()) folded.next_timer_at = timers.front().moment;
  keep_earliest(folded.next_timer_at, due_asleep_);
  for (ClockRow& row : folded.clocks) {
    if (ticket_.is_void()) row.outcome = Outcome::dropped;
    if (!row.presses_as_of(last_at_)) continue;
    keep_earliest(folded.due_at, row.due_at);
    keep_earliest(folded.overdue_at, row.breached_at);
  }
  return folded;
}

Folded fold(TicketId id, std::span<const Event> events, const BindingTable& bindings) {
  Fold folding(id, bindings);
  for (const Event& event : events) folding.apply(event);
  return folding.result();
}

std::span<const Event> until(std::span<const Event> events, Instant as_of) {
  const auto end = std::ranges::upper_bound(events, as_of, {}, &Event::at);
  return events.first(static_cast<std::size_t>(end - events.begin()));
}

namespace {

/// A step of every desk, whatever its file: it fires when a promise to a customer is broken.
const Timer kPromiseTimer{.name = kPromiseBroken.value,
                          .kind = TimerKind::offset,
                          .clock = Clock::promise,
                          .amount = 0,
                          .applies = true};

}  // namespace

/// Notes the earliest timer before a pending ticket opens automatically. The `woken` event is recorded as
/// soon as `--until` is known, at a time in the future, so the fold has passed over that time already.
/// Without this note the next moment for the sweep would be computed as of the opening, and a timer before it
/// would be missed.
void Fold::note_sleep(const Event& event) {
  due_asleep_.reset();
  if (event.kind != EventKind::woken) return;
  const auto pending = pending_timers();
  if (!pending.empty() && pending.front().moment < event.at) due_asleep_ = pending.front().moment;
}

/// Records what has fired, and takes over the timers of a new binding. A timer that both bindings have keeps
/// its `since`, so that a rebinding neither silences a step nor fires it again.
void Fold::follow_timers(const Event& event) {
  if (event.kind == EventKind::step_fired)
    fired_.push_back({.step = event_value<Refers::step>(event),
                      .key = event_value<Refers::firing>(event),
                      .at = event.at});
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

/// Returns the step if it is still to fire. A step fires only for moments since it was bound to the ticket,
/// which prevents a storm after an import or a new step. It fires once per target; for a new target it fires
/// again only if its new moment lies after the last firing. An acknowledgement of this cycle holds steps
/// before the due back, until its end or for the rest of the cycle.
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
  PendingTimer pending{.name = timer.name,
                       .is_step = true,
                       .moment = *reached,
                       .clock = timer.clock,
                       .cycle = row.cycle,
                       .target_no = row.target_no};
  const bool is_held =
      timer.is_before_due() && ticket_.acknowledged_at && row.started_at <= *ticket_.acknowledged_at;
  if (!is_held) return pending;
  if (!ticket_.acknowledged_until) return std::nullopt;
  pending.moment = std::max(pending.moment, *ticket_.acknowledged_until);
  return pending;
}

/// Returns the timed rule if it is still to fire in the present state. It fires once per stay in the state.
std::optional<PendingTimer> Fold::pending_rule(const Bound& bound) const {
  const Timer& timer = bound.timer;
  const Instant since = ticket_.in_state_since;
  if (ticket_.status != timer.state) return std::nullopt;
  const Instant moment = due(timer.calendar.get(), since, Seconds{timer.amount});
  if (moment < bound.since) return std::nullopt;
  if (std::ranges::find(ruled_, std::pair{RuleId{timer.name}, since}) != ruled_.end()) return std::nullopt;
  return PendingTimer{.name = timer.name, .is_step = false, .moment = moment, .clock = {}, .since = since};
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
