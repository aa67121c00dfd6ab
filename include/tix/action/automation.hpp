// What steps and rules do by themselves: their actions as facts to record and people to tell.
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

/// What the people who are notified read.
struct NotificationText {
  std::string about;    ///< `step`, `promise` or `rule`
  std::string subject;  ///< of the notice
  std::string body;
};

/// What was done to a ticket by itself, up to an `assign:auto`: routing chooses then, and `run_actions` goes
/// on.
struct AutomationResult {
  std::vector<NewEvent> new_events;
  std::vector<Notification> notifications;
  bool wants_agent = false;
  std::span<const Action> actions;  ///< the desk's
  std::size_t next = 0;             ///< the first of them that is still to be done
  NotificationText notification_text;

  bool is_whole() const { return next == actions.size(); }
};

/// A ticket at the moment something acts by itself. Borrowed, not owned.
struct AutomationContext {
  const ActionContext& action;  ///< of kAutomatic
  const TicketFacts& facts;
  std::string_view customer_name;  ///< the requester's; may be empty
};

/// The actions from number `first` on, in order, each seeing what those before it did. A ticket that is
/// closed is left as it is, but people are notified. An action that changes nothing records nothing.
AutomationResult run_actions(const AutomationContext& context, std::span<const Action> actions,
                             const NotificationText& notification_text, std::size_t first = 0);

/// Fires a timer that is due: the firing, then its actions. Does nothing when the desk in force no longer has
/// it.
AutomationResult fire(const AutomationContext& context, const PendingTimer& timer);

/// What a person's command was, for rules.
struct TriggerSet {
  bool created = false, changed = false, received = false, replied = false;
};
TriggerSet triggers_of(std::span<const RecordedEvent> added);

/// The rules that a command starts, in file order: those on created and changed when their `when` is true
/// after it and was not before, those on received and replied at each. `before` null: there was no ticket.
std::vector<const Rule*> rules_started(const Desk& desk, const TriggerSet& happened,
                                       const TicketFacts* before, const TicketFacts& after);
/// A rule's firing on a command, then its actions.
AutomationResult start(const AutomationContext& context, const Rule& rule);

}  // namespace tix
