// What routing asks of the tables: who holds what, who is away, and what waits.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tix::store {

/// A ticket in somebody's hands.
struct HeldTicket {
  AgentId agent;
  Priority priority = Priority::normal;
  bool is_overdue = false;
  bool runs = false;  ///< its resolution clock
};
/// As of `at`, without the tickets that have later events (`changed_after`). Costs what is held.
void each_held(Database& database, Instant at, const std::function<void(const HeldTicket&)>& visit);
/// The unresolved tickets of one agent, in order of id.
std::vector<TicketId> held_by(Database& database, AgentId agent);

/// When the agent was last given a ticket, at or before `at`; what was undone does not count.
std::optional<Instant> last_assigned(Database& database, AgentId agent, Instant at);

/// A new or open ticket without an agent.
struct WaitingTicket {
  TicketId id;
  TeamId team;
  RouteId route;
  bool is_unrouted = false;   ///< nobody could take it when that was last asked
  bool is_escalated = false;  ///< somebody may not get it again
  std::string needs;          ///< the skills it needs, by number; equal texts need the same
};
/// The queue as of `at`: the earliest due first, none last, then by priority and id. Without tickets that
/// have later events. Costs what waits.
std::vector<WaitingTicket> waiting_tickets(Database& database, Instant at);

/// From `at` on the agent is away until `until` (Instant::open_end(): nobody knows); back when that is not
/// later.
struct Absence {
  AgentId agent;
  ChangeId change;
  Instant at;
  Instant until;
  std::string reason;
};
void add_absence(Database& database, const Absence& absence);
/// Until when the agent is away as of `at`; nothing when they are there.
std::optional<Instant> away_until(Database& database, AgentId agent, Instant at);
/// In the order of being told.
void each_absence(Database& database, const std::function<void(const Absence&)>& visit);

}  // namespace tix::store
