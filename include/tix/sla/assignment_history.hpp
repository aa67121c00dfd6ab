// Through whose hands a ticket went: who held it, who passed it on, how soon the next one took it up.
#pragma once

#include "tix/sla/past.hpp"

#include <vector>

namespace tix {

/// One agent holds an unresolved ticket in [from, to); empty when it was resolved within the second.
struct AssignmentInterval {
  AgentId agent;
  Instant from;
  Instant to;             ///< Instant::open_end(): still
  bool assigned = false;  ///< began with the agent being set; not when a reopen gave it back
  const OpenInterval* left =
      nullptr;  ///< the open interval it ended with; null: passed on, put back, or held still
};
/// In order; nothing while nobody holds the ticket. Borrows the open intervals of `past`.
std::vector<AssignmentInterval> assignment_intervals(const Past& past);

/// A team or an agent took the place of another.
struct Handoff {
  Instant at;
  Instant
      picked_up;  ///< the first act of the agent who then holds it, until the ticket is passed on or leaves
};
/// Those that were picked up, in order. A team without an agent passes nothing on by naming one: its wait
/// goes on until that agent acts. What the customer writes is nobody's act.
std::vector<Handoff> handoffs_of(const Past& past);

/// A team or an agent gets a ticket back that another has had in between.
struct ReassignmentLoop {
  Instant left;  ///< when it left them, ...
  Instant back;  ///< ... and was back
};
/// In order of `back`, one an instant; of a team and its agent who both get it back the longer absence.
std::vector<ReassignmentLoop> reassignment_loops_of(const Past& past);

/// How one open interval ended in a resolve, and to whose credit: the assignee's of that second, else of who
/// did it.
struct Resolve {
  const OpenInterval* open_interval = nullptr;
  AgentId credited;
  bool reopened = false;  ///< later
};
/// In order, without what became void or was merged. Borrows the open intervals of `past`.
std::vector<Resolve> resolves_of(const Past& past);

/// The public replies of agents, in order. Borrowed.
std::vector<const Event*> replies_of(const Past& past);

}  // namespace tix
