// What the desk does by itself, recorded: actions of steps and rules, and who is told.
#pragma once

#include "desk/work/router.hpp"
#include "desk/work/work.hpp"
#include "tix/action/automation.hpp"
#include "tix/ticket/notification.hpp"

#include <vector>

namespace tix::desk {

/// All that was added, and whom it was to be told.
struct DoneAutomatically {
  Recorded recorded;
  std::vector<Notification> notifications;
};

/// Records it as of the router's instant, asks for an agent where one is wanted, goes on with what is left to
/// do, and tells people. `before` is the ticket as it was looked at.
DoneAutomatically record_automatic(Work& work, Router& router, TicketId id, const Folded& before,
                                   AutomationResult done);

/// The rules that a command has started, in file order; each sees what the ones before did, and none of them
/// starts another. `before` null: the ticket is new. Gives all that was added.
Recorded run_rules(Work& work, TicketId id, Instant at, const Folded* before, const Recorded& command);

}  // namespace tix::desk
