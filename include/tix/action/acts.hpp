// The actions of people on tickets. Each returns the events to record, and none if nothing would change.
// Unless stated otherwise, they throw Error{refused} if the state of the ticket forbids the action (in
// particular if it is closed), and Error{usage} if an argument is missing, unknown or out of range.
#pragma once

#include "tix/action/action_context.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/relations.hpp"
#include "tix/ticket/ticket.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The arguments of `create`. Empty texts are fields that are not set.
struct NewTicket {
  std::string title;
  std::string body;
  CustomerId requester;
  Priority priority = Priority::normal;
  std::string category, channel, team, agent, ref;
  std::vector<std::string> tags;
  std::vector<std::string> skills;  ///< required skills, such as `network:2`
  bool outbound = false;            ///< whether the desk writes first, so that the body is its message
};
/// Creates a ticket. A ticket with an agent is open from the beginning, any other is new.
std::vector<NewEvent> create(const ActionContext& context, const NewTicket& ticket);

/// Adds a public reply and sets the status `then`. By default a new ticket becomes open and any other keeps
/// its status.
std::vector<NewEvent> reply(const ActionContext& context, const Ticket& ticket, std::string body,
                            std::optional<Status> then);
/// Adds an internal note. Agents whom the text names as `@name` watch the ticket from then on. Allowed on
/// closed tickets.
std::vector<NewEvent> note(const ActionContext& context, const Ticket& ticket, std::string body);
/// Whether an agent starts or stops watching a ticket.
enum class Watching : std::uint8_t { begins, ends };
/// Makes an agent a watcher of the ticket, or no longer one. Allowed on closed tickets.
std::vector<NewEvent> watch(const ActionContext& context, const Ticket& ticket, AgentId agent,
                            Watching change);

/// Whether somebody starts or stops getting replies in copy.
enum class Copying : std::uint8_t { begins, ends };
/// Sends each public reply from now on in copy to a customer with this address, or no more. Throws
/// Error{usage} for a text that is not a mail address, and Error{refused} for an address of the desk or of
/// one of its agents, and for the requester.
std::vector<NewEvent> copy_to(const ActionContext& context, const Ticket& ticket, CustomerId customer,
                              std::string_view address, Copying change);

/// The kind of a customer's message. Thanks do not reopen a resolved ticket.
enum class Received : std::uint8_t { message, thanks };
/// Records a customer's message, which opens a pending or resolved ticket. Returns nullopt if the ticket is
/// closed: the message then belongs in a new ticket that follows up on this one.
std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             std::string body, Received as);
/// Does the same for a message event that may have an author, and whose text may be blank.
std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             NewEvent message, Received as);

/// The arguments of `assign`.
struct Assignment {
  std::string agent = {};  ///< empty: unchanged
  std::string team = {};   ///< empty: unchanged
  bool none = false;       ///< whether to clear the agent
  std::string reason = {};
};
/// Assigns a ticket. A ticket without a team gets that of the agent. A new team clears an agent who is not in
/// it, unless an agent is given, too. Assigning an agent opens a new ticket.
std::vector<NewEvent> assign(const ActionContext& context, const Ticket& ticket, const Assignment& to);
/// Sets the priority.
std::vector<NewEvent> prioritize(const ActionContext& context, const Ticket& ticket, Priority priority);

/// The arguments of `set_status`.
struct StatusChange {
  Status to = Status::open;
  std::string reason = {};            ///< why; for hold, the hold reason
  std::string resolution = {};        ///< for resolved and closed only; empty: `fixed`
  std::optional<Instant> until = {};  ///< for pending only, when it opens automatically; after the action
};
/// Sets the status, for the commands `status`, `resolve` and `close`. `new` is refused, and so is resolving a
/// resolved ticket again.
std::vector<NewEvent> set_status(const ActionContext& context, const Ticket& ticket,
                                 const StatusChange& change);
/// Opens a resolved ticket. Throws Error{refused} if it is unresolved, or closed by hand or by the end of the
/// reopen window.
std::vector<NewEvent> reopen(const ActionContext& context, const Ticket& ticket, const std::string& reason);

/// Links or unlinks this side of a pair of tickets. The caller gives the other ticket the opposite kind.
std::vector<NewEvent> link(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                           TicketId other);
std::vector<NewEvent> unlink(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                             TicketId other);

/// Closes a ticket as merged into another. Both must be unresolved; `absorb` checks the other one.
std::vector<NewEvent> merge(const ActionContext& context, const Ticket& ticket, TicketId into);
/// Returns the events for the surviving ticket: one for each unanswered message that it takes over, or a
/// single one without a message.
std::vector<NewEvent> absorb(const ActionContext& context, const Ticket& survivor, TicketId merged,
                             std::span<const Event> events_of_merged);

/// A customer's rating of a resolve. At least one of the two scales must be given.
struct Rating {
  std::optional<std::int64_t> score;           ///< 1 to 5
  std::optional<std::int64_t> recommendation;  ///< 0 to 10
  std::string comment;
};
/// Records a rating. Allowed on closed tickets, but refused for void and merged ones.
std::vector<NewEvent> rate(const ActionContext& context, const Ticket& ticket, const Rating& rating);

}  // namespace tix
