// The assignment history of a ticket: who held it, when it was handed off, and how soon it was picked up.
#pragma once

#include "tix/sla/past.hpp"

#include <vector>

namespace tix {

/// An interval [from, to) in which one agent held the unresolved ticket. Empty if the agent had it only in
/// the second in which it was resolved.
struct AssignmentInterval {
  AgentId agent;
  Instant from;
  Instant to;             ///< Instant::open_end() while the agent still holds it
  bool assigned = false;  ///< whether it began with an assignment, not with a reopen that gave it back
  /// The open interval that ended with it; null: reassigned, unassigned or still held.
  const OpenInterval* left = nullptr;
};
/// Returns the assignments in order, with gaps while nobody held the ticket. Points into the open intervals
/// of `past`.
std::vector<AssignmentInterval> assignment_intervals(const Past& past);

/// A change to another team or agent.
struct Handoff {
  Instant at;
  Instant picked_up;  ///< the first event by the new agent before the ticket is handed off again or resolved
};
/// Returns the handoffs that were picked up, in order. When a team that got the ticket assigns one of its
/// agents, that is not a new handoff: the wait goes on until the agent acts. Recording a customer's message
/// is not an act.
std::vector<Handoff> handoffs_of(const Past& past);

/// A team or an agent gets back a ticket that another one held in between.
struct ReassignmentLoop {
  Instant left;  ///< when they lost the ticket
  Instant back;  ///< when they got it back
};
/// Returns the loops in order of `back`, at most one per instant. If a team and its agent both get the ticket
/// back, the longer absence counts.
std::vector<ReassignmentLoop> reassignment_loops_of(const Past& past);

/// A resolve, and the agent credited with it: the assignee at that second or, if there is none, the actor.
struct Resolve {
  const OpenInterval* open_interval = nullptr;
  AgentId credited;
  bool reopened = false;  ///< whether the ticket was reopened later
};
/// Returns the resolves in order, without voids and merges. Points into the open intervals of `past`.
std::vector<Resolve> resolves_of(const Past& past);

/// Returns the public replies of agents, in order. Points into the events of `past`.
std::vector<const Event*> replies_of(const Past& past);

}  // namespace tix
