// The actions of steps and rules: the events to record and the people to notify.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/policy/policy.hpp"
#include "tix/sla/fold.hpp"
#include "tix/sla/timer.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The text of a notification.
struct NotificationText {
  std::string about;  ///< `step`, `promise` or `rule`
  std::string subject;
  std::string body;
};

/// The result of running actions. They stop at an `assign:auto`, because only the caller has the roster: it
/// assigns an agent and calls `run_actions` for the rest.
struct AutomationResult {
  std::vector<NewEvent> new_events;
  std::vector<Notification> notifications;
  bool wants_agent = false;         ///< whether the caller has to assign an agent now
  std::span<const Action> actions;  ///< owned by the desk
  std::size_t next = 0;             ///< the index of the first action that has not been run
  NotificationText notification_text;

  bool is_whole() const { return next == actions.size(); }
};

/// The ticket and the context of automatic actions. Refers to its parts without owning them.
struct AutomationContext {
  const ActionContext& action;  ///< with kAutomatic as the actor
  const TicketFacts& facts;
  std::string_view customer_name;  ///< the name of the requester; may be empty
};

/// Runs the actions from index `first` on, in order. Each sees the effects of those before it. A closed
/// ticket is not changed, but people are notified. An action without an effect records nothing.
AutomationResult run_actions(const AutomationContext& context, std::span<const Action> actions,
                             const NotificationText& notification_text, std::size_t first = 0);

/// Fires a timer that is due: records the firing and runs the actions. Does nothing if the desk no longer has
/// the step or rule.
AutomationResult fire(const AutomationContext& context, const PendingTimer& timer);

/// The triggers of rules that a command raised.
struct TriggerSet {
  bool created = false, changed = false, received = false, replied = false;
};
/// Returns the triggers of the events that a command has recorded. Events by tix itself raise none, so the
/// effects of rules start no further rules.
TriggerSet triggers_of(std::span<const RecordedEvent> added);

/// Returns the rules that a command starts, in file order: those on `created` and `changed` if their `when`
/// is true after the command and was not before, and those on `received` and `replied` each time. `before` is
/// null for a new ticket.
std::vector<const Rule*> rules_started(const Desk& desk, const TriggerSet& happened,
                                       const TicketFacts* before, const TicketFacts& after);
/// Starts a rule on a command: records the firing and runs the actions.
AutomationResult start(const AutomationContext& context, const Rule& rule);

}  // namespace tix
