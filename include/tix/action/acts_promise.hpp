// Adjusting clocks by hand: promises to the customer, dues and waivers.
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

/// Records an ETA given to the customer. The promise clock runs to `when`, which must be after the action.
std::vector<NewEvent> promise(const ActionContext& context, const Ticket& ticket, Instant when,
                              std::string what);
/// Records that the open promise was kept. Throws Error{refused} if there is none. `events` are those of the
/// ticket.
std::vector<NewEvent> keep_promise(const ActionContext& context, const Ticket& ticket,
                                   std::span<const Event> events);

/// Returns the clock of this name that can be waived or given a due. Throws Error{usage} with the nearest
/// names.
Clock directed_clock(std::string_view name);
/// Excludes a cycle, by default the last, from overdue, met and breached from the action on. Throws
/// Error{usage} without a reason, and Error{refused} if there is no such cycle.
std::vector<NewEvent> waive(const ActionContext& context, const Folded& folded, Clock clock,
                            std::optional<std::int64_t> cycle, const std::string& reason);

/// A due set by hand (`due_set`), no target or due at all (`due_none`), or a return to the target of the
/// policy (`due_cleared`).
struct DueByHand {
  EventKind kind = EventKind::due_cleared;
  Instant due;  ///< for `due_set` only
};
/// Sets or clears the due of the open cycle of a clock. Throws Error{usage} without a reason, and
/// Error{refused} if the clock has stopped.
std::vector<NewEvent> set_due(const ActionContext& context, const Folded& folded, Clock clock,
                              const DueByHand& due, const std::string& reason);

}  // namespace tix
