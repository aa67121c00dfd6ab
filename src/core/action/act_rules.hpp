// Conditions that several actions have in common, and their errors.
#pragma once

#include "tix/action/action_context.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Throws Error{refused} with the message `ticket 7 WHY`.
[[noreturn]] void refuse(const Ticket& ticket, std::string_view why, std::string hint = {});

/// Throws Error{refused} if the ticket is closed, whether by hand or by the end of the reopen window.
void require_not_closed(const ActionContext& context, const Ticket& ticket);

/// Throws Error{refused} if the ticket is resolved or closed. The hint for a resolved one is to reopen it.
void require_unresolved(const ActionContext& context, const Ticket& ticket);

/// Throws Error{usage} if the reason is empty.
void require_reason(const std::string& reason);

/// Returns a status event. `detail` is what Refers::status_detail describes for this status.
NewEvent status_event(const ActionContext& context, Status to, std::int64_t detail = 0,
                      std::string reason = {});

/// Throws Error{usage} with the message `no WHAT 'NAME'`. The hint has the nearest names, or all of up to
/// twelve.
[[noreturn]] void refuse_unknown(std::string_view what, std::string_view name,
                                 const std::vector<std::string>& known);

}  // namespace tix
