// Explains a clock by watching a fold. All events of one second are applied together, then the cycle is
// compared with what it was after the second before: each difference is an interval or a step. So an
// explanation cannot differ from the result, because it is the same computation, seen step by step.
#include "tix/sla/explain.hpp"

#include "tix/calendar/business_time.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <tuple>

namespace tix {
namespace {

/// Returns whether a due without a target was set by hand or is an ETA. The rows of both look alike, so the
/// last event of the second that sets a due decides.
DueStepKind kind_of_instant(Clock clock, std::span<const Event> events) {
  const auto speaks = [&](const Event& event) {
    const bool sets_due = event.kind == EventKind::due_set || event.kind == EventKind::due_cleared;
    return event.kind == EventKind::promised || (sets_due && directs_clock(event, clock));
  };
  const auto last = std::find_if(events.rbegin(), events.rend(), speaks);
  const bool by_hand = last != events.rend() && last->kind == EventKind::due_set;
  return by_hand ? DueStepKind::by_hand : DueStepKind::told;
}

/// Returns whether target or due changed in a way that counts as a new promise.
bool is_other_promise(const std::optional<ClockRow>& before, const ClockRow& now) {
  if (!before) return now.has_promise;
  return now.target_no != before->target_no || now.has_promise != before->has_promise ||
         now.target != before->target;
}

/// Adds the steps for what `events`, all of one second, changed. `before` is the cycle after the second
/// before; nullopt if it starts here.
void add_due_steps(std::vector<DueStep>& steps, const std::optional<ClockRow>& before, const ClockRow& now,
                   std::span<const Event> events, BindingId binding) {
  const Instant at = events.front().at;
  const auto add = [&](DueStepKind kind) {
    DueStep step{.at = at, .kind = kind, .target = now.target, .due_at = now.due_at, .binding = binding};
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
    // A start moved back in this second has added a step already.
    const bool told = !steps.empty() && steps.back().at == at;
    if (!told) add(ran ? DueStepKind::other_hours : DueStepKind::runs);
  }
  const bool was_at_rest = before && before->outcome == Outcome::paused;
  if (now.has_promise && before && !was_at_rest && now.outcome == Outcome::paused) add(DueStepKind::stands);
  if (now.stopped_at && !(before && before->stopped_at)) add(DueStepKind::stopped);
}

/// Inserts breach and waiver, if they happened before `as_of`, in order of time.
void add_verdict_steps(std::vector<DueStep>& steps, const ClockRow& row, Instant as_of) {
  const auto put = [&](Instant at, DueStepKind kind) {
    const auto place = std::ranges::find_if(steps, [&](const DueStep& later) { return later.at > at; });
    steps.insert(place, DueStep{.at = at, .kind = kind});
  };
  if (row.breached_as_of(as_of)) put(*row.breached_at, DueStepKind::breached);
  if (row.waived_as_of(as_of)) put(*row.waived_at, DueStepKind::waived);
}

}  // namespace

namespace {

Seconds working_time(const Calendar* calendar, const ClockInterval& interval) {
  if (!is_running(interval.why)) return Seconds{};
  return elapsed(calendar, interval.from, interval.to);
}

/// Returns why the clock runs or is paused at the end of a second. Whether it runs outside working hours is
/// decided later, when the length of the interval is known.
ClockWhy why_of(const ClockRow& row, Status status) {
  if (row.outcome == Outcome::running) return ClockWhy::runs;
  if (row.stopped_at) return ClockWhy::resolved;
  return status == Status::hold ? ClockWhy::hold : ClockWhy::customer;
}

bool same_circumstances(const ClockInterval& x, const ClockInterval& y) {
  return std::tie(x.status, x.why, x.team, x.agent, x.binding) ==
         std::tie(y.status, y.why, y.team, y.agent, y.binding);
}

/// Watches one cycle of one clock while the events of its ticket are folded.
class Following {
 public:
  Following(TicketId id, const BindingTable& bindings, Clock clock, int cycle)
      : folding_(id, bindings), bindings_(&bindings), clock_(clock), number_(cycle) {}

  /// Applies all events of one second.
  void take(std::span<const Event> second) {
    const Instant at = second.front().at;
    for (const Event& event : second) {
      folding_.apply(event);
      if (event.kind == EventKind::absorbed) mark_earlier(at);
    }
    const auto row = present_row();
    if (!row) return;
    mark_interval(at, *row);
    add_due_steps(steps_, row_, *row, second, folding_.ticket().binding);
    row_ = row;
  }

  /// Returns the explanation. Consumes the object, because it hands out its intervals and steps.
  Explanation explained(Instant as_of) && {
    // Time after the final stop is not part of the cycle; resolved time before a reopen is.
    while (!intervals_.empty() && row_->stopped_at && intervals_.back().from >= *row_->stopped_at)
      intervals_.pop_back();
    if (!intervals_.empty() && intervals_.back().to == Instant::open_end()) intervals_.back().to = as_of;
    std::erase_if(intervals_, [](const ClockInterval& interval) { return interval.from == interval.to; });
    Explanation explanation{*row_, std::move(intervals_), std::move(steps_), {}};
    for (ClockInterval& interval : explanation.intervals) {
      interval.working = working_time(calendar_of((*bindings_)[interval.binding], clock_), interval);
      if (interval.why == ClockWhy::runs && interval.working.count == 0) interval.why = ClockWhy::closed;
      explanation.elapsed += interval.working;
    }
    add_verdict_steps(explanation.steps, explanation.row, as_of);
    return explanation;
  }

  bool has_begun() const { return row_.has_value(); }

 private:
  std::optional<ClockRow> present_row() const {
    const auto cycles = folding_.cycles(clock_);
    const auto index = static_cast<std::size_t>(number_) - 1;
    return index < cycles.size() ? std::optional{cycles[index]} : std::nullopt;
  }

  /// Adds the interval before the known start if a merge has just moved the start back. It is counted under
  /// the binding at this event, as the clock counts it.
  void mark_earlier(Instant at) {
    const auto row = present_row();
    const Instant known_start = intervals_.empty() ? at : intervals_.front().from;
    if (!row || row->started_at >= known_start) return;
    const Ticket& ticket = folding_.ticket();
    intervals_.insert(intervals_.begin(), {.from = row->started_at,
                                           .to = known_start,
                                           .status = Status::open,
                                           .why = ClockWhy::elsewhere,
                                           .team = ticket.team,
                                           .agent = ticket.agent,
                                           .binding = ticket.binding});
  }

  void mark_interval(Instant at, const ClockRow& row) {
    const Ticket& ticket = folding_.ticket();
    const ClockInterval now{.from = at,
                            .to = Instant::open_end(),
                            .status = ticket.status,
                            .why = why_of(row, ticket.status),
                            .team = ticket.team,
                            .agent = ticket.agent,
                            .binding = ticket.binding};
    if (!intervals_.empty() && intervals_.back().to == Instant::open_end()) {
      if (same_circumstances(intervals_.back(), now)) return;
      intervals_.back().to = at;
    }
    intervals_.push_back(now);
  }

  Fold folding_;
  const BindingTable* bindings_;
  Clock clock_;
  int number_;
  std::optional<ClockRow> row_;
  std::vector<ClockInterval> intervals_;
  std::vector<DueStep> steps_;
};

}  // namespace

// Folds twice if the last cycle is asked for: its number is known only at the end.
std::optional<Explanation> explain(TicketId id, std::span<const Event> events, const BindingTable& bindings,
                                   Clock clock, int cycle, Instant as_of) {
  std::span<const Event> past = until(events, as_of);
  if (cycle == 0) {
    Fold all(id, bindings);
    for (const Event& event : past) all.apply(event);
    cycle = static_cast<int>(all.cycles(clock).size());
  }
  if (cycle < 1) return std::nullopt;
  Following following(id, bindings, clock, cycle);
  while (!past.empty()) {
    const Instant at = past.front().at;
    const auto end = std::ranges::find_if(past, [&](const Event& event) { return event.at != at; });
    const auto second = past.first(static_cast<std::size_t>(end - past.begin()));
    following.take(second);
    past = past.subspan(second.size());
  }
  if (!following.has_begun()) return std::nullopt;
  return std::move(following).explained(as_of);
}

}  // namespace tix
