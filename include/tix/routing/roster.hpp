// Who can take a ticket, and who gets it: the desk's agents at one moment, and the choice among them.
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

/// What one agent holds; `load` is what routing weighs.
struct Held {
  std::int64_t open = 0;  ///< unresolved tickets
  std::int64_t overdue = 0;
  std::int64_t load = 0;  ///< the weights of those whose resolution clock runs

  Held& operator+=(const Held& more);
  Held& operator-=(const Held& less);
  friend bool operator==(const Held&, const Held&) = default;
};

/// What a ticket weighs in its agent's load: what the desk says of its priority while its resolution clock
/// runs, else 0.
std::int64_t weight_of(const Desk& desk, const Ticket& ticket, std::span<const ClockRow> clocks);

struct RosterAgent {
  AgentId id;
  const AgentPolicy* policy = nullptr;  ///< of the desk file, never null
  TeamId team;
  SkillLevels skills;
  Held held;
  std::optional<Instant> assigned_at;  ///< when a ticket was last given to them
  std::optional<Instant> away_until;   ///< set while away; Instant::open_end() when nobody knows
  std::optional<Instant> opens_at;     ///< set while their calendar is closed; open_end: never again
};

/// The agents of a desk as of one instant, in the order of its file.
struct Roster {
  Instant at;
  std::vector<RosterAgent> agents;

  /// Null for who is not of this desk.
  RosterAgent* find(AgentId id);
  const RosterAgent* find(AgentId id) const;
};

/// Agents with their calendars asked; what they hold, their last assignment and absences are filled in by who
/// has read them. `desk` outlives the roster.
Roster roster_of(const Desk& desk, const NameTable& names, Instant at);

/// What a ticket asks of who takes it.
struct RoutingNeed {
  TeamId team;         ///< 0: any
  SkillLevels skills;  ///< each at this level at least
  AgentId not_to;      ///< whom it was escalated away from; 0: nobody
};

/// Why an agent cannot take a ticket, in the order in which it is asked.
enum class Obstacle : std::uint8_t { none, inactive, other_team, lacks_skill, closed, away, full, gave_up };
inline constexpr auto kObstacleWords =
    enum_names<Obstacle>({"free", "no longer active", "in another team", "without the skills", "out of hours",
                          "away", "loaded", "former holder"});

/// Whether the agent has the skill, at this level or above.
bool has_skill(const RosterAgent& agent, const std::pair<SkillId, int>& needed);

Obstacle obstacle_for(const RosterAgent& agent, const RoutingNeed& need);
/// Of the obstacles only what is about the ticket: whoever asks for it himself may be busy or out of hours.
Obstacle obstacle_by_hand(const RosterAgent& agent, const RoutingNeed& need);

/// What decided between two agents who can both take a ticket.
enum class TieBreak : std::uint8_t { by_load, by_last_assignment, by_name };

/// Returns what puts `x` before `y` of two who can take the ticket, or nullopt when `y` comes first.
std::optional<TieBreak> beats(const RosterAgent& x, const RosterAgent& y);

/// The least load for its capacity, then the longest without a new ticket (never: the longest), then the
/// name. Null when nobody can take it. Never depends on the order of the agents.
const RosterAgent* choose(const Roster& roster, const RoutingNeed& need);

/// What a choice says of one agent.
struct AgentVerdict {
  const RosterAgent* agent = nullptr;
  bool chosen = false;
  Obstacle obstacle = Obstacle::none;
  TieBreak beaten = TieBreak::by_load;  ///< of who could have taken it and was not chosen
};
/// One an agent, in the order of the roster.
std::vector<AgentVerdict> verdicts(const Roster& roster, const RoutingNeed& need);

/// `load 7 of 10 is more` and the like; times in `zone`.
std::string reason_of(const AgentVerdict& verdict, const RoutingNeed& need, const NameTable& names,
                      const Zone& zone);
/// Why nobody can: `nobody in systems is free: 1 without the skills (app:2), 2 loaded`.
std::string nobody_because(const Roster& roster, const RoutingNeed& need, const NameTable& names);

/// `app:2`, or `app` for level 1.
std::string skill_text(SkillId skill, int level, const NameTable& names);

}  // namespace tix
