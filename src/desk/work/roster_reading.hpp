// Who works at the desk at one moment, with what they hold: the one way it is counted.
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

/// What it is read from; all outlive the call. Bindings are asked for at the first fold.
struct RosterGround {
  store::Database* database;
  const Desk* desk;
  const NameTable* names;
  std::function<const BindingTable&()> bindings;
};

/// What a ticket adds to what its agent holds as of `at`; nothing when it is resolved.
Held held_of(const Desk& desk, const Folded& folded, Instant at);

/// By agent, also who is not of this desk. Costs what is held and what happened after `at`.
std::map<AgentId, Held> held_by_agents(const RosterGround& dependencies, Instant at);

Roster read_roster(const RosterGround& dependencies, Instant at);

}  // namespace tix::desk
