// Promises, waivers and dues by hand. Waivers and dues need a reason, because they change what counts as met.
#include "tix/action/acts_promise.hpp"

#include "core/action/act_rules.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

/// Returns whether a promise to the customer is open: given, and neither kept nor ended by a resolve since.
bool is_promise_open(std::span<const Event> events) {
  bool open = false;
  for (const Event& event : events) {
    if (event.kind == EventKind::promised) open = true;
    if (event.kind == EventKind::promise_kept) open = false;
    if (is_resolve(event)) open = false;
  }
  return open;
}

/// Returns the last cycle of the clock, or the one with this number. Throws Error{refused} if there is none,
/// with the clocks that the ticket has.
const ClockRow& cycle_of(const Folded& folded, Clock clock, std::optional<std::int64_t> number) {
  const ClockRow* found = nullptr;
  std::vector<std::string> others;
  bool has_clock = false;
  for (const ClockRow& row : folded.clocks) {
    if (row.clock == Clock::first_resolution) continue;  // a verdict, not a clock
    has_clock |= row.clock == clock;
    if (row.clock == clock && (!number || row.cycle == *number)) found = &row;
    std::string name(name_of(row.clock));
    if (std::ranges::find(others, name) == others.end()) others.push_back(std::move(name));
  }
  if (found) return *found;
  if (has_clock)
    refuse(folded.ticket, fmt::format("has no cycle {} of the {} clock", *number, name_of(clock)));
  refuse(folded.ticket, fmt::format("has no {} clock", name_of(clock)),
         others.empty() ? std::string() : fmt::format("its clocks: {}", fmt::join(others, ", ")));
}

}  // namespace

std::vector<NewEvent> promise(const ActionContext& context, const Ticket& ticket, Instant when,
                              std::string what) {
  require_unresolved(context, ticket);
  if (when <= context.at())
    throw Error(ErrorKind::usage, fmt::format("a promise must be in the future: {} is not after {}",
                                              context.moment(when), context.moment(context.at())));
  return {context.new_event(EventKind::promised, {}, when, std::move(what))};
}

std::vector<NewEvent> keep_promise(const ActionContext& context, const Ticket& ticket,
                                   std::span<const Event> events) {
  if (!is_promise_open(events))
    refuse(ticket, "has no open promise",
           fmt::format("run 'tix promise {} TIME' to make one", ticket.id.value));
  return {context.new_event(EventKind::promise_kept)};
}

Clock directed_clock(std::string_view name) {
  if (const auto clock = clock_named(name); clock && *clock != Clock::first_resolution) return *clock;
  refuse_unknown("clock", name, {kClockNames.begin(), kClockNames.begin() + kClockCount});
}

std::vector<NewEvent> waive(const ActionContext& context, const Folded& folded, Clock clock,
                            std::optional<std::int64_t> cycle, const std::string& reason) {
  require_reason(reason);
  const ClockRow& row = cycle_of(folded, clock, cycle);
  if (row.waived_at) return {};
  return {context.new_event(EventKind::waived, clock, row.cycle, reason)};
}

// Only open clocks: the due of a stopped one has been judged, and moving it would change a verdict of the
// past.
std::vector<NewEvent> set_due(const ActionContext& context, const Folded& folded, Clock clock,
                              const DueByHand& due, const std::string& reason) {
  require_reason(reason);
  const ClockRow& row = cycle_of(folded, clock, {});
  if (!is_open(row.outcome))
    refuse(folded.ticket,
           fmt::format("has a stopped {} clock, whose due can no longer change", name_of(clock)),
           clock == Clock::resolution && row.outcome != Outcome::merged
               ? fmt::format("tix reopen {}", folded.ticket.id.value)
               : std::string());
  const auto instant = due.kind == EventKind::due_set ? std::optional(due.due) : std::nullopt;
  return {context.new_event(due.kind, clock, instant, reason)};
}

}  // namespace tix
