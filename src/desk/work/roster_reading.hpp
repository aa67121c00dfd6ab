// Reads the agents of the desk at one moment, and the tickets they hold.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/policy/policy.hpp"
#include "tix/routing/roster.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/name_table.hpp"

#include <functional>
#include <map>

namespace tix::desk {

/// The sources of the roster; all must outlive the call. Bindings are loaded at the first fold.
struct RosterDependencies {
  store::Database* database;
  const Desk* desk;
  const NameTable* names;
  std::function<const BindingTable&()> bindings;
};

/// Returns the amount that a ticket adds to the load of its agent as of `at`; zero if it is resolved.
Held held_of(const Desk& desk, const Folded& folded, Instant at);

/// Returns loads by agent, including agents who are not of this desk. Costs time in proportion to the
/// assigned tickets and to what happened after `at`.
std::map<AgentId, Held> held_by_agents(const RosterDependencies& dependencies, Instant at);

Roster read_roster(const RosterDependencies& dependencies, Instant at);

}  // namespace tix::desk
