// What the row of a cycle was before a second and is after it, told as steps.
#include "core/sla/explain_due.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// A due set by hand has no target, and neither has what the customer was told: the last word of the second
/// decides which it is.
DueStepKind kind_of_instant(Clock clock, std::span<const Event> events) {
  const auto speaks = [&](const Event& event) {
    const bool sets_due = event.kind == EventKind::due_set || event.kind == EventKind::due_cleared;
    return event.kind == EventKind::promised || (sets_due && directs_clock(event, clock));
  };
  const auto last = std::find_if(events.rbegin(), events.rend(), speaks);
  const bool by_hand = last != events.rend() && last->kind == EventKind::due_set;
  return by_hand ? DueStepKind::by_hand : DueStepKind::told;
}

bool is_other_promise(const std::optional<ClockRow>& before, const ClockRow& now) {
  if (!before) return now.has_promise;
  return now.target_no != before->target_no || now.has_promise != before->has_promise ||
         now.target != before->target;
}

}  // namespace

void add_due_steps(std::vector<DueStep>& steps, const std::optional<ClockRow>& before, const ClockRow& now,
                   std::span<const Event> events, BindingId binding) {
  const Instant at = events.front().at;
  const auto add = [&](DueStepKind kind) {
    DueStep step{at, kind, now.target, {}, now.due_at, binding};
    if (now.target) step.left = *now.target - now.elapsed;
    steps.push_back(step);
  };
  const bool ran = before && before->outcome == Outcome::running;
  const bool runs = now.outcome == Outcome::running;
  if (now.started_at < (before ? before->started_at : at)) add(DueStepKind::earlier);
  if (is_other_promise(before, now)) {
    const DueStepKind instant = now.has_promise ? kind_of_instant(now.clock, events) : DueStepKind::none;
    add(now.target ? DueStepKind::target : instant);
  } else if (now.has_promise && runs && now.running_since == at) {
    // Moved back, it has been told already.
    const bool told = !steps.empty() && steps.back().at == at;
    if (!told) add(ran ? DueStepKind::other_hours : DueStepKind::runs);
  }
  const bool was_at_rest = before && before->outcome == Outcome::paused;
  if (now.has_promise && before && !was_at_rest && now.outcome == Outcome::paused) add(DueStepKind::stands);
  if (now.stopped_at && !(before && before->stopped_at)) add(DueStepKind::stopped);
}

void add_verdict_steps(std::vector<DueStep>& steps, const ClockRow& row, Instant as_of) {
  const auto put = [&](Instant at, DueStepKind kind) {
    const auto place = std::ranges::find_if(steps, [&](const DueStep& later) { return later.at > at; });
    steps.insert(place, DueStep{at, kind, {}, {}, {}, {}});
  };
  if (row.breached_as_of(as_of)) put(*row.breached_at, DueStepKind::breached);
  if (row.waived_as_of(as_of)) put(*row.waived_at, DueStepKind::waived);
}

}  // namespace tix
