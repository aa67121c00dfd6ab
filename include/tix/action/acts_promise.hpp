// Clocks by hand: promises to the customer, dues set, cycles waived.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Tells the customer when: the promise clock runs to that instant, which lies after the act.
std::vector<NewEvent> promise(const ActionContext& context, const Ticket& ticket, Instant when,
                              std::string what);
/// The promise that stands is kept. Refused when none does.
std::vector<NewEvent> keep_promise(const ActionContext& context, const Ticket& ticket,
                                   std::span<const Event> events);

/// A clock that can be waived or directed by hand, by its name. Error usage with the nearest.
Clock directed_clock(std::string_view name);
/// Takes a cycle (the last unless given) out of overdue and of met and breached from the act on.
std::vector<NewEvent> waive(const ActionContext& context, const Folded& folded, Clock clock,
                            std::optional<std::int64_t> cycle, const std::string& reason);

/// A due by hand (`due_set`), no promise at all (`due_none`), or the policy's again (`due_cleared`).
struct DueByHand {
  EventKind kind = EventKind::due_cleared;
  Instant due;  ///< of `due_set`
};
std::vector<NewEvent> set_due(const ActionContext& context, const Folded& folded, Clock clock,
                              const DueByHand& due, const std::string& reason);

}  // namespace tix
