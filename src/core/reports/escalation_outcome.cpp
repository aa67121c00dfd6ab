// Compares each escalation with what became of the clock it was for.
#include "tix/reports/escalation_outcome.hpp"

#include "core/sla/worked.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns whether an acknowledgement of the same open interval was made after the firing, or still held at
/// it.
bool is_acknowledged(const Past& past, const OpenInterval& open_interval, const Event& fired) {
  return std::ranges::any_of(past.events, [&](const Event& event) {
    if (event.kind != EventKind::acknowledged || event.at < open_interval.from || event.at > open_interval.to)
      return false;
    const auto until = event_value<Refers::until>(event);
    return event.at >= fired.at || !until || *until > fired.at;
  });
}

const Firing* firing_of(const Past& past, const Event& fired) {
  const auto found = std::ranges::find(past.firings, fired.seq, &StoredFiring::seq);
  return found == past.firings.end() ? nullptr : &found->firing;
}

/// Returns whether the escalation succeeded, or nullopt if that cannot be judged. A step that fired after the
/// breach can no longer prevent it, so it is judged by how soon the work was done afterwards.
std::optional<bool> success_of(const ClockRow& row, const Event& fired, std::optional<Seconds> within,
                               const Past& past, const TicketFacts& facts, const BindingTable& bindings) {
  const bool judged = row.outcome == Outcome::met || row.outcome == Outcome::breached;
  if (!judged || !row.stopped_at || row.waived_as_of(facts.as_of)) return std::nullopt;
  const bool was_late = row.breached_at && *row.breached_at <= fired.at;
  if (!was_late) return row.outcome == Outcome::met;
  if (!within) return std::nullopt;
  return worked_between(past.state_intervals, bindings, fired.at, *row.stopped_at) <= *within;
}

}  // namespace

// Whether an escalation repeats an earlier one depends on all events before it, so firings on resolved
// tickets are skipped only after they have been noted as such.
std::vector<EscalationOutcome> escalations_of(const Past& past, const TicketFacts& facts,
                                              const BindingTable& bindings) {
  std::vector<EscalationOutcome> all;
  if (facts.ticket.is_void()) return all;
  bool escalated_before = false;
  for (const Event& event : past.events) {
    const bool by_step = event.kind == EventKind::step_fired;
    if (!by_step && event.kind != EventKind::escalated) continue;
    EscalationOutcome one;
    one.event = &event;
    one.kind = event_value<Refers::escalation_kind>(event);
    FiredFor fired;
    std::optional<Seconds> within;
    if (by_step) {
      fired = event_value<Refers::firing>(event);
      one.step = event_value<Refers::step>(event);
      one.kind = fired.kind;
      if (const Firing* firing = firing_of(past, event)) {
        one.late = worked_between(past.state_intervals, bindings, firing->moment, event.at);
        within = firing->within;
      }
    }
    one.repeated = escalated_before && escalates(event);
    escalated_before = escalated_before || escalates(event);
    const OpenInterval* open_interval = open_interval_at(past.open_intervals, event.at);
    if (open_interval == nullptr) continue;
    one.acknowledged = is_acknowledged(past, *open_interval, event);
    for (const ClockRow& row : facts.clocks)
      if (row.clock == fired.clock && row.cycle == fired.cycle)
        one.succeeded = success_of(row, event, within, past, facts, bindings);
    all.push_back(one);
  }
  return all;
}

}  // namespace tix
