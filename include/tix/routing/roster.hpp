// The agents of a desk at one instant, who of them can take a ticket, and the choice among them.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tix {

class Zone;

/// Skills by number, with their levels.
using SkillLevels = std::vector<std::pair<SkillId, int>>;

/// The tickets that one agent holds.
struct Held {
  std::int64_t open = 0;  ///< unresolved tickets
  std::int64_t overdue = 0;
  std::int64_t load = 0;  ///< the sum of the weights of those whose resolution clock runs

  Held& operator+=(const Held& more);
  Held& operator-=(const Held& less);
  friend bool operator==(const Held&, const Held&) = default;
};

/// Returns what a ticket adds to the load of its agent: the weight of its priority while its resolution clock
/// runs, and 0 while it is paused.
std::int64_t weight_of(const Desk& desk, const Ticket& ticket, std::span<const ClockRow> clocks);

/// One agent, with all that routing considers.
struct RosterAgent {
  AgentId id;
  const AgentPolicy* policy = nullptr;  ///< the agent in the desk file, never null
  TeamId team;
  SkillLevels skills;
  Held held;
  std::optional<Instant> assigned_at;  ///< when they were last assigned a ticket; nullopt: never
  std::optional<Instant> away_until;   ///< set while away; Instant::open_end() if the return is not known
  std::optional<Instant> opens_at;  ///< set outside their hours; Instant::open_end() if they never open again
};

/// The agents of a desk at one instant, in the order of its file.
struct Roster {
  Instant at;
  std::vector<RosterAgent> agents;

  /// Return the agent with this number, or null if the desk has none.
  RosterAgent* find(AgentId id);
  const RosterAgent* find(AgentId id) const;
};

/// Returns the agents with their skills and opening times. The caller fills in what they hold, their last
/// assignments and their absences, which are in the store. `desk` must outlive the roster.
Roster roster_of(const Desk& desk, const NameTable& names, Instant at);

/// The requirements of a ticket for its agent.
struct RoutingNeed {
  TeamId team;         ///< 0: any
  SkillLevels skills;  ///< the required skills with their least levels
  AgentId not_to;      ///< the agent it was escalated away from; 0: nobody
};

/// Why an agent cannot take a ticket, in the order of the checks. The first that applies is the reason given.
enum class Obstacle : std::uint8_t { none, inactive, other_team, lacks_skill, closed, away, full, gave_up };
inline constexpr auto kObstacleWords =
    enum_names<Obstacle>({"available", "no longer active", "in another team", "without the skills",
                          "outside working hours", "away", "at capacity", "former holder"});

/// Returns whether the agent has the skill at this level or above.
bool has_skill(const RosterAgent& agent, const std::pair<SkillId, int>& needed);

Obstacle obstacle_for(const RosterAgent& agent, const RoutingNeed& need);
/// Returns the first obstacle that concerns the ticket: inactive, team, skills or former holder. For agents
/// who take a ticket themselves, which they may do while busy, away or out of hours.
Obstacle obstacle_by_hand(const RosterAgent& agent, const RoutingNeed& need);

/// The criterion that decided between two agents who can both take a ticket.
enum class TieBreak : std::uint8_t { by_load, by_last_assignment, by_name };

/// Returns the criterion by which `x` is chosen over `y`, or nullopt if `y` is chosen. A total order, since
/// names differ.
std::optional<TieBreak> beats(const RosterAgent& x, const RosterAgent& y);

/// Returns the eligible agent with the lowest load / capacity. Ties go to the agent who has waited longest
/// for a ticket, where never having had one is longest, then to the first by name. Returns null if nobody is
/// eligible. The result does not depend on the order of the agents.
const RosterAgent* choose(const Roster& roster, const RoutingNeed& need);

/// The result of a choice for one agent.
struct AgentVerdict {
  const RosterAgent* agent = nullptr;
  bool chosen = false;
  Obstacle obstacle = Obstacle::none;
  TieBreak beaten = TieBreak::by_load;  ///< why another was chosen, for an eligible agent who was not
};
/// Returns one verdict per agent, in the order of the roster.
std::vector<AgentVerdict> verdicts(const Roster& roster, const RoutingNeed& need);

/// Returns a verdict as text, such as `lacks app:2` or `away until 2026-08-10 09:00`, with times in `zone`.
std::string reason_of(const AgentVerdict& verdict, const RoutingNeed& need, const NameTable& names,
                      const Zone& zone);
/// Returns why nobody is eligible, by the number of agents per obstacle: `nobody in systems can take it: 1
/// without the skills (app:2), 2 at capacity`.
std::string nobody_because(const Roster& roster, const RoutingNeed& need, const NameTable& names);

/// Returns `app:2`, or `app` for level 1.
std::string skill_text(SkillId skill, int level, const NameTable& names);

}  // namespace tix
