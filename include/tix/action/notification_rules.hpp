// Default notifications, and the agents named as `@name`.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Returns the active agents whom `text` names as `@name`, in order and without duplicates. The longest name
/// matches (`@ana-maria` is not `@ana`). An `@` within a word, as in a mail address, and unknown names are
/// ignored.
std::vector<AgentId> mentioned(const Desk& desk, const NameTable& names, std::string_view text);

/// The effect of a command on one ticket.
struct TicketChange {
  const Desk& desk;
  const NameTable& names;
  const Ticket& before;  ///< `Ticket{}` for a new ticket
  const Ticket& after;
  std::function<std::string(CustomerId)> address;  ///< of a customer; may be empty
  std::span<const RecordedEvent> events;
  AgentId actor;
};

/// Returns the notifications that a command causes by default: at most one per agent, with one line for each
/// reason. The leads of both teams are notified of an escalation, the new agent of an assignment, agents of a
/// note that names them, and watchers of replies, customer messages and status changes. Nobody is notified of
/// their own actions. Each public reply goes to the customer.
std::vector<Notification> default_notifications(const TicketChange& change);

}  // namespace tix
