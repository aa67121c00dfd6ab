// Routing inside a transaction: who gets which ticket, decided by a roster that stays exact while it
// goes on.
#pragma once

#include "desk/work/work.hpp"
#include "tix/routing/roster.hpp"
#include "tix/routing/routing.hpp"
#include "tix/ticket/notification.hpp"

#include <optional>
#include <span>
#include <vector>

namespace tix::desk {

/// Adds to a command's new events what the desk's routes make of them: to those of a new ticket (`id` 0)
/// before its first message, else at the end. Costs nothing when they change nothing that a route can see.
void add_routing(Work& work, TicketId id, Instant at, std::vector<NewEvent>& new_events);

/// What was decided about one ticket; nothing is written yet.
struct Decision {
  TicketId ticket;
  Folded before;
  std::vector<NewEvent> new_events;
  RouteId route;            ///< the route that says anew where it belongs; 0: none does
  AgentId agent;            ///< who gets it; 0: nobody was asked for, or nobody can take it
  bool is_nobodys = false;  ///< an agent was asked for, and nobody can take it
  RoutingNeed need;
  std::string why;  ///< nobody can take it
  std::vector<Notification> notifications;
  Roster asked;  ///< as it was when it was asked, for explaining
};

/// What was recorded of it.
struct Routed {
  TicketId ticket;
  RouteId route;
  AgentId agent;
  bool is_nobodys = false;
  Recorded recorded;  ///< nothing added when there was nothing to record
  std::vector<Notification> notifications;
};

class Router {
 public:
  /// What is asked for: an agent in any case, or only where the ticket's route says so or nobody was found
  /// before.
  enum class Wanted { agent, as_routed };

  /// Decides as of `at`; `actor` is who gives tickets to agents. `work` outlives the router.
  Router(Work& work, Instant at, AgentId actor = kAutomatic) : work_(&work), at_(at), actor_(actor) {}

  Instant at() const { return at_; }
  /// Read at the first use.
  const Roster& roster();

  /// About an unresolved ticket as its events say it. The holder's own load does not speak against him.
  Decision decide(TicketId id, Wanted wanted) { return decide(id, work_->past(id, at_), wanted); }
  Decision decide(TicketId id, std::span<const Event> events, Wanted wanted);
  Routed record(Decision decision);

  /// What else the transaction has recorded of a ticket: keeps the roster exact.
  void learn(const Folded& before, const Folded& after);

 private:
  void ask_for_agent(const Ticket& ticket, std::span<const Event> events, Decision& decision);

  Work* work_;
  Instant at_;
  AgentId actor_;
  std::optional<Roster> roster_;
};

}  // namespace tix::desk
