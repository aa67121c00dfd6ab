// Reads [team.NAME] and [agent.NAME].
#include "desk/file/desk_file_people.hpp"

#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/mail_address.hpp"

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

constexpr int kMostTiers = 9;
constexpr int kMostCapacity = 1000;
constexpr std::array<std::string_view, 1> kTeamClocks = {name_of(Clock::ownership)};

bool team_targets(const TomlValue& value, TeamPolicy& team, FileReading& reading) {
  return read_by_name(value, "the targets of a team", kTeamClocks, kWorkingAccepted, reading,
                      [&](std::size_t, const TomlValue& target) {
                        team.ownership = working_duration(target);
                        return team.ownership.has_value();
                      });
}

template <auto member, Declares kind>
bool former_name(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  const std::string* name = one_line(value);
  if (name != nullptr) reading.former(kind, *name, value.at);
  return put<member>(name, into);
}

bool email(const TomlValue& value, AgentPolicy& agent, FileReading&) {
  const std::string* address = one_line(value);
  if (address == nullptr || !is_mail_address(*address)) return false;
  agent.email = *address;
  return true;
}

/// The team of an agent who has left may be inactive as well.
bool team_of_agent(const TomlValue& value, AgentPolicy& agent, FileReading& reading) {
  const std::string* team = one_line(value);
  if (team != nullptr)
    reading.refer(Declares::team, *team, value.at,
                  agent.active ? FileReading::Inactive::refused : FileReading::Inactive::accepted);
  return put<&AgentPolicy::team>(team, agent);
}

constexpr std::array kTeamKeys = {
    Key<TeamPolicy>{"tier", number<&TeamPolicy::tier, 1, kMostTiers>, "a whole number from 1 to 9"},
    Key<TeamPolicy>{"lead", name_in<&TeamPolicy::lead, Declares::agent>, "the name of an agent"},
    Key<TeamPolicy>{"calendar", name_in<&TeamPolicy::calendar, Declares::calendar>, "the name of a calendar"},
    Key<TeamPolicy>{"escalates_to", name_in<&TeamPolicy::escalates_to, Declares::team>, "the name of a team"},
    Key<TeamPolicy>{"targets", team_targets, "{ ownership = \"8h\" }"},
    Key<TeamPolicy>{"renamed_from", former_name<&TeamPolicy::renamed_from, Declares::team>,
                    "the name it had before"},
    Key<TeamPolicy>{"active", flag<&TeamPolicy::active>, kFlagAccepted},
};

constexpr std::array kAgentKeys = {
    Key<AgentPolicy>{"active", flag<&AgentPolicy::active>, kFlagAccepted},
    Key<AgentPolicy>{"name", text<&AgentPolicy::full_name>, kTextAccepted},
    Key<AgentPolicy>{"email", email, "a mail address"},
    Key<AgentPolicy>{"team", team_of_agent, "the name of a team"},
    Key<AgentPolicy>{"skills", skills<&AgentPolicy::skills, Skills::declared>, kSkillsAccepted},
    Key<AgentPolicy>{"capacity", number<&AgentPolicy::capacity, 1, kMostCapacity>,
                     "a whole number from 1 to 1000"},
    Key<AgentPolicy>{"calendar", name_in<&AgentPolicy::calendar, Declares::calendar>,
                     "the name of a calendar"},
    Key<AgentPolicy>{"renamed_from", former_name<&AgentPolicy::renamed_from, Declares::agent>,
                     "the name they had before"},
};

void check_team(const TomlTable& table, Spot, const TeamPolicy& team, FileReading& reading) {
  const TomlValue* next = find(table, "escalates_to");
  if (next != nullptr && team.escalates_to == team.name)
    reading.mistake(next->at,
                    fmt::format("the team '{}' escalates to itself; accepted: another team", team.name));
}

void check_agent(const TomlTable&, Spot at, const AgentPolicy& agent, FileReading& reading) {
  if (is_name(agent.name) && !is_agent_name(agent.name))
    reading.mistake(
        at, fmt::format("'{}' cannot name an agent: `notify:` keeps it for itself; accepted: another name "
                        "than {}",
                        agent.name, fmt::join(kRoles, ", ")));
}

}  // namespace

bool read_teams(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "team", Declares::team, kTeamKeys, desk.teams, reading, check_team);
}

bool read_agents(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "agent", Declares::agent, kAgentKeys, desk.agents, reading, check_agent);
}

}  // namespace tix::desk
