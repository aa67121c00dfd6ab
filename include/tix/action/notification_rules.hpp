// Who is notified of what by default, and whom `@name` means.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/ticket.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace tix {

/// The agents of the desk file, still active, that `text` names as `@name`; each once, in order. A name is
/// taken as long as possible (`@ana-maria` is not `@ana`), `@` inside a word (a mail address) is none, and an
/// unknown name is just text.
std::vector<AgentId> mentioned(const Desk& desk, const NameTable& names, std::string_view text);

/// What a command did to one ticket.
struct TicketChange {
  const Desk& desk;
  const NameTable& names;
  const Ticket& before;  ///< as it was; of a new one `Ticket{}`
  const Ticket& after;
  std::string_view customer;  ///< the requester's address; may be empty
  std::span<const RecordedEvent> events;
  AgentId actor;
};

/// Sla.md, Escalation. At most one notice for each of the desk's people, with one line for each reason: the
/// leads of both teams and the new owner on an escalation, the new owner on an assignment, who is named in a
/// note, watchers on replies, on what the customer writes and on a change of status. Nobody is told of what
/// they did themselves. A public reply goes to the customer.
std::vector<Notification> default_notifications(const TicketChange& change);

}  // namespace tix
