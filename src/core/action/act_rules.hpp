// What several acts require of a ticket, and how they refuse.
#pragma once

#include "tix/action/action_context.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Error refused: `ticket 7 WHY`.
[[noreturn]] void refuse(const Ticket& ticket, std::string_view why, std::string hint = {});

/// Closed is final, whether it was closed by hand or by the end of the reopen window.
void require_not_closed(const ActionContext& context, const Ticket& ticket);

/// For what makes sense only while work is owed. `hint` is given for a resolved ticket, which can be
/// reopened.
void require_unresolved(const ActionContext& context, const Ticket& ticket);

/// Error usage when it is empty.
void require_reason(const std::string& reason);

NewEvent status_event(const ActionContext& context, Status to, std::int64_t detail = 0,
                      std::string reason = {});

/// Error usage: `no WHAT 'NAME'`, with the nearest names, or all when they are few.
[[noreturn]] void refuse_unknown(std::string_view what, std::string_view name,
                                 const std::vector<std::string>& known);

}  // namespace tix
