// What people do to tickets: each act looks at the ticket and answers with the facts to record, or refuses.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/relations.hpp"
#include "tix/ticket/ticket.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tix {

struct NewTicket {
  std::string title;
  std::string body;
  CustomerId requester;
  Priority priority = Priority::normal;
  std::string category, channel, team, agent, ref;
  std::vector<std::string> tags;
  std::vector<std::string> skills;  ///< needed, as `network:2`
  bool outbound = false;            ///< we write first: the body is our message
};
std::vector<NewEvent> create(const ActionContext& context, const NewTicket& ticket);

/// A public answer; `then` is the state it leaves the ticket in (open when new, else unchanged).
std::vector<NewEvent> reply(const ActionContext& context, const Ticket& ticket, std::string body,
                            std::optional<Status> then);
/// Whom the text names as `@name` watches the ticket from then on.
std::vector<NewEvent> note(const ActionContext& context, const Ticket& ticket, std::string body);
/// Whether an agent is notified of what happens to a ticket from now on, or no longer.
enum class Watching : std::uint8_t { begins, ends };
std::vector<NewEvent> watch(const ActionContext& context, const Ticket& ticket, AgentId agent,
                            Watching change);

/// What a customer's message is: thanks leave a resolved ticket alone.
enum class Received : std::uint8_t { message, thanks };
/// Records a customer's message, which reopens a pending or resolved ticket. Returns nullopt, and no error,
/// when the ticket is closed: the message belongs in a new ticket that follows it up.
std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             std::string body, Received as);

struct Assignment {
  std::string agent = {};  ///< empty: unchanged
  std::string team = {};   ///< empty: unchanged
  bool none = false;       ///< clears the agent
  std::string reason = {};
};
std::vector<NewEvent> assign(const ActionContext& context, const Ticket& ticket, const Assignment& to);
std::vector<NewEvent> prioritize(const ActionContext& context, const Ticket& ticket, Priority priority);

struct StatusChange {
  Status to = Status::open;
  std::string reason = {};            ///< why; on hold: the hold reason
  std::string resolution = {};        ///< resolved and closed only; empty: `fixed`
  std::optional<Instant> until = {};  ///< pending only: it opens by itself then, after the act
};
/// `status`, `resolve`, `reopen` and `close` are all this act.
std::vector<NewEvent> set_status(const ActionContext& context, const Ticket& ticket,
                                 const StatusChange& change);
std::vector<NewEvent> reopen(const ActionContext& context, const Ticket& ticket, const std::string& reason);

/// One side of a link; the other ticket gets the opposite kind.
std::vector<NewEvent> link(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                           TicketId other);
std::vector<NewEvent> unlink(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                             TicketId other);

/// Closes a ticket as merged. Only what is unresolved can be merged, or be merged into.
std::vector<NewEvent> merge(const ActionContext& context, const Ticket& ticket, TicketId into);
/// What the survivor inherits from a merged ticket with these events: each message nobody has answered.
std::vector<NewEvent> absorb(const ActionContext& context, const Ticket& survivor, TicketId merged,
                             std::span<const Event> events_of_merged);

/// What a customer says of how a ticket was resolved; at least one of the two.
struct Rating {
  std::optional<std::int64_t> score;           ///< 1 to 5
  std::optional<std::int64_t> recommendation;  ///< 0 to 10
  std::string comment;
};
/// Also of a ticket that is closed; refused when it is void or was merged into another.
std::vector<NewEvent> rate(const ActionContext& context, const Ticket& ticket, const Rating& rating);

}  // namespace tix
