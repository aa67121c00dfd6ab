// Routes tickets inside a transaction, with a roster that stays exact.
#pragma once

#include "desk/work/work.hpp"
#include "tix/routing/roster.hpp"
#include "tix/ticket/notification.hpp"

#include <optional>
#include <span>
#include <vector>

namespace tix::desk {

/// Adds the events of the desk's routes to the new events of a command: for a new ticket (`id` 0) before its
/// first message, otherwise at the end. Costs nothing if routes cannot see the changes.
void add_routing(Work& work, TicketId id, Instant at, std::vector<NewEvent>& new_events);

/// A decision about one ticket; nothing is written yet.
struct Decision {
  TicketId ticket;
  Folded before;
  std::vector<NewEvent> new_events;
  RouteId route;                 ///< the route that newly places it; 0: none
  AgentId agent;                 ///< who gets it; 0: nobody was requested, or nobody can take it
  bool is_unassignable = false;  ///< an agent was requested, and nobody can take it
  RoutingNeed need;
  std::string why;  ///< why nobody can take it
  std::vector<Notification> notifications;
  Roster asked;  ///< the roster of the decision, for explaining it
};

/// The events recorded for a decision.
struct Routed {
  TicketId ticket;
  RouteId route;
  AgentId agent;
  bool is_unassignable = false;
  Recorded recorded;  ///< empty if there was nothing to record
  std::vector<Notification> notifications;
};

class Router {
 public:
  /// Whether an agent is wanted in any case, or only if the ticket's route wants one or nobody was found
  /// before.
  enum class Wanted { agent, as_routed };

  /// Decides as of `at`; `actor` assigns the tickets. `work` must outlive the router.
  Router(Work& work, Instant at, AgentId actor = kAutomatic) : work_(&work), at_(at), actor_(actor) {}

  Instant at() const { return at_; }
  /// Returns the roster, read at the first call.
  const Roster& roster();

  /// Decides about an unresolved ticket from its events. The holder's own load does not count against them.
  Decision decide(TicketId id, Wanted wanted) { return decide(id, work_->past(id, at_), wanted); }
  Decision decide(TicketId id, std::span<const Event> events, Wanted wanted);
  Routed record(Decision decision);

  /// Updates the roster with other changes to a ticket in the same transaction.
  void learn(const Folded& before, const Folded& after);

 private:
  void ask_for_agent(const Ticket& ticket, std::span<const Event> events, Decision& decision);

  Work* work_;
  Instant at_;
  AgentId actor_;
  std::optional<Roster> roster_;
};

}  // namespace tix::desk
