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

/// Reads a team, which may be inactive if the agent is.
bool team_of_agent(const TomlValue& value, AgentPolicy& agent, FileReading& reading) {
  const std::string* team = one_line(value);
  if (team != nullptr)
    reading.refer(Declares::team, *team, value.at,
                  agent.active ? FileReading::Inactive::refused : FileReading::Inactive::accepted);
  return put<&AgentPolicy::team>(team, agent);
}

constexpr std::array kTeamKeys = {
    Key<TeamPolicy>{number<&TeamPolicy::tier, 1, kMostTiers>,
                    {.name = "tier",
                     .accepted = "a whole number from 1 to 9",
                     .fallback = "1",
                     .meaning = "The level of support: 1 for the team that takes a request first.",
                     .example = "2"}},
    Key<TeamPolicy>{name_in<&TeamPolicy::lead, Declares::agent>,
                    {.name = "lead",
                     .accepted = kAgentAccepted,
                     .fallback = "no lead",
                     .meaning = "Who is notified of escalations and of tickets that nobody can take, and "
                                "gets the tickets of `tix escalate --hierarchical`.",
                     .example = R"("ana")"}},
    Key<TeamPolicy>{name_in<&TeamPolicy::calendar, Declares::calendar>,
                    {.name = "calendar",
                     .accepted = kCalendarAccepted,
                     .fallback = "24 hours a day; for the ownership clock the hours of the policy",
                     .meaning = "The working hours of the team: for its ownership clock, and for agents "
                                "without a calendar of their own.",
                     .example = R"("office")"}},
    Key<TeamPolicy>{name_in<&TeamPolicy::escalates_to, Declares::team>,
                    {.name = "escalates_to",
                     .accepted = kTeamAccepted,
                     .fallback = "no team; `tix escalate` then needs --to",
                     .meaning = "The team that receives the tickets that this team escalates.",
                     .example = R"("experts")"}},
    Key<TeamPolicy>{team_targets,
                    {.name = "targets",
                     .accepted = R"(a table such as { ownership = "8h" })",
                     .fallback = "no target",
                     .meaning = "The working time in which the team must resolve a ticket or pass it on.",
                     .example = R"({ ownership = "9h" })"}},
    Key<TeamPolicy>{former_name<&TeamPolicy::renamed_from, Declares::team>,
                    {.name = "renamed_from",
                     .accepted = "the former name of the team",
                     .fallback = "the team was not renamed",
                     .meaning = "The name of this team in earlier versions of the file. "
                                "Its tickets keep their history.",
                     .example = R"("helpdesk")"}},
    Key<TeamPolicy>{flag<&TeamPolicy::active>,
                    {.name = "active",
                     .accepted = kFlagAccepted,
                     .fallback = "true",
                     .meaning = "Set it to false for a team that no longer exists but has old tickets.",
                     .example = "false"}},
};

constexpr std::array kAgentKeys = {
    Key<AgentPolicy>{flag<&AgentPolicy::active>,
                     {.name = "active",
                      .accepted = kFlagAccepted,
                      .fallback = "true",
                      .meaning = "Set it to false for an agent who has left. Old tickets keep the name.",
                      .example = "false"}},
    Key<AgentPolicy>{text<&AgentPolicy::full_name>,
                     {.name = "name",
                      .accepted = kTextAccepted,
                      .fallback = "the NAME of the table",
                      .meaning = "The full name, which customers read for {agent} in messages.",
                      .example = R"("Ana Lima")"}},
    Key<AgentPolicy>{email,
                     {.name = "email",
                      .accepted = "a mail address",
                      .fallback = "no mail; `tix notify list --for @me` shows the notifications",
                      .meaning = "Where notifications are sent.",
                      .example = R"("ana@example.test")"}},
    Key<AgentPolicy>{
        team_of_agent,
        {.name = "team",
         .accepted = kTeamAccepted,
         .fallback = "no team",
         .meaning =
             "The team of the agent. Routing assigns tickets of this team, and tickets without a team.",
         .example = R"("support")"}},
    Key<AgentPolicy>{skills<&AgentPolicy::skills, Skills::declared>,
                     {.name = "skills",
                      .accepted = kSkillsAccepted,
                      .fallback = "[]",
                      .meaning = "What the agent can do, with levels from 1 (the default) to 9.",
                      .example = R"(["refunds:3", "french"])"}},
    Key<AgentPolicy>{number<&AgentPolicy::capacity, 1, kMostCapacity>,
                     {.name = "capacity",
                      .accepted = "a whole number from 1 to 1000",
                      .fallback = "10",
                      .meaning = "The load at which routing stops assigning tickets to the agent.",
                      .example = "14"}},
    Key<AgentPolicy>{name_in<&AgentPolicy::calendar, Declares::calendar>,
                     {.name = "calendar",
                      .accepted = kCalendarAccepted,
                      .fallback = "the calendar of the team",
                      .meaning = "The working hours of the agent.",
                      .example = R"("office")"}},
    Key<AgentPolicy>{former_name<&AgentPolicy::renamed_from, Declares::agent>,
                     {.name = "renamed_from",
                      .accepted = "the former name of the agent",
                      .fallback = "the agent was not renamed",
                      .meaning = "The name of this agent in earlier versions of the file. "
                                 "Old tickets show the new name.",
                      .example = R"("alima")"}},
};

void check_team(const TomlTable& table, Spot, const TeamPolicy& team, FileReading& reading) {
  const TomlValue* next = find(table, "escalates_to");
  if (next != nullptr && team.escalates_to == team.name)
    reading.mistake(next->at,
                    fmt::format("the team '{}' escalates to itself; accepted: another team", team.name));
}

void check_agent(const TomlTable&, Spot at, const AgentPolicy& agent, FileReading& reading) {
  if (is_name(agent.name) && !is_agent_name(agent.name))
    reading.mistake(at, fmt::format("'{}' cannot name an agent, because 'notify:{}' has another meaning; "
                                    "accepted: any name but {}",
                                    agent.name, agent.name, fmt::join(kRoles, ", ")));
}

}  // namespace

std::vector<KeyRow> agent_rows() {
  return rows_of(kAgentKeys);
}

std::vector<KeyRow> team_rows() {
  return rows_of(kTeamKeys);
}

bool read_teams(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "team", Declares::team, kTeamKeys, desk.teams, reading, check_team);
}

bool read_agents(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "agent", Declares::agent, kAgentKeys, desk.agents, reading, check_agent);
}

}  // namespace tix::desk
