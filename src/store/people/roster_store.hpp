// Reads what routing needs: the tickets that agents hold, absences, and the queue.
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

/// A ticket that is assigned to an agent.
struct HeldTicket {
  AgentId agent;
  Priority priority = Priority::normal;
  bool is_overdue = false;
  bool runs = false;  ///< whether its resolution clock runs
};
/// Visits assigned tickets as of `at`, without those that have later events (see changed_after). Costs time
/// in proportion to the assigned tickets.
void each_held(Database& database, Instant at, const std::function<void(const HeldTicket&)>& visit);
/// Returns the unresolved tickets of one agent, in order of id.
std::vector<TicketId> held_by(Database& database, AgentId agent);

/// Returns when the agent was last assigned a ticket, at or before `at`. Undone assignments do not count.
std::optional<Instant> last_assigned(Database& database, AgentId agent, Instant at);

/// A new or open ticket without an agent.
struct WaitingTicket {
  TicketId id;
  TeamId team;
  RouteId route;
  bool is_unrouted = false;   ///< nobody could take it at the last attempt
  bool is_escalated = false;  ///< it must not go back to a former holder
  std::string needs;          ///< the needed skills by number; equal texts need the same
};
/// Returns the queue as of `at`: earliest due first and without a due time last, then by priority and id.
/// Leaves out tickets that have later events. Costs time in proportion to the queue.
std::vector<WaitingTicket> waiting_tickets(Database& database, Instant at);

/// An agent is away from `at` until `until` (Instant::open_end(): not known). An `until` that is not after
/// `at` ends an absence.
struct Absence {
  AgentId agent;
  ChangeId change;
  Instant at;
  Instant until;
  std::string reason;
};
void add_absence(Database& database, const Absence& absence);
/// Returns until when the agent is away as of `at`, or nullopt if they are present.
std::optional<Instant> away_until(Database& database, AgentId agent, Instant at);
/// Visits absences in the order in which they were recorded.
void each_absence(Database& database, const std::function<void(const Absence&)>& visit);

}  // namespace tix::store
