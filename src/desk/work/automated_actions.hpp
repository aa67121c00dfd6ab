// Records automatic acts of the desk: actions of steps and rules, and notifications.
#pragma once

#include "desk/work/router.hpp"
#include "desk/work/work.hpp"
#include "tix/action/automation.hpp"
#include "tix/ticket/notification.hpp"

#include <vector>

namespace tix::desk {

/// Everything recorded, and the notifications for it.
struct RecordedActions {
  Recorded recorded;
  std::vector<Notification> notifications;
};

/// Records the result as of the router's instant, asks for an agent if one is wanted, runs the remaining
/// actions and notifies people. `before` is the ticket before these actions.
RecordedActions record_automatic(Work& work, Router& router, TicketId id, const Folded& before,
                                 AutomationResult done);

/// Runs the rules that a command started, in file order; each sees the results of those before it, and none
/// starts another. `before` is null for a new ticket. Returns everything recorded.
Recorded run_rules(Work& work, TicketId id, Instant at, const Folded* before, const Recorded& command);

}  // namespace tix::desk
