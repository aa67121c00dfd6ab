// tix agent list: list agents with their load and absences.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "desk/work/roster_reading.hpp"
#include "tix/time/zone.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct AgentOptions {};

Row row_of(const RosterAgent& one, const Desk& desk) {
  const AgentPolicy& agent = *one.policy;
  const Held& held = one.held;
  const TeamPolicy* team = desk.team(agent.team);
  std::vector<std::string> skills;
  for (const Skill& skill : agent.skills) skills.push_back(fmt::format("{}:{}", skill.name, skill.level));
  return {agent.name,
          cell_of(agent.full_name),
          cell_of(agent.team),
          team ? Cell{std::int64_t{team->tier}} : Cell{},
          agent.active,
          skills.empty() ? Cell{} : Cell{std::move(skills)},
          cell_of(desk.hours_of(agent)),
          held.open,
          held.overdue,
          held.load,
          std::int64_t{agent.capacity},
          percent_of(held.load, agent.capacity),
          one.away_until.has_value(),
          cell_of_end(one.away_until)};
}

Exit run_agent_list(Session& session, const AgentOptions&) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const desk::RosterDependencies dependencies{
      .database = &reading.database(),
      .desk = &reading.desk(),
      .names = &reading.names(),
      .bindings = [&]() -> const BindingTable& { return reading.bindings(); }};
  Report report;
  report.header = reading.header("agents");
  report.columns = {{.name = "agent", .kind = ColumnKind::word, .key = true},
                    {"name", ColumnKind::text},
                    {"team", ColumnKind::text},
                    {"tier", ColumnKind::number},
                    {"active", ColumnKind::flag},
                    {"skills", ColumnKind::list},
                    {"calendar", ColumnKind::text},
                    {"open", ColumnKind::number},
                    {.name = "overdue", .kind = ColumnKind::number, .alarm = Alarm::bad},
                    {"load", ColumnKind::number},
                    {"capacity", ColumnKind::number},
                    {"load_pct", ColumnKind::percent},
                    {"away", ColumnKind::flag},
                    {"away_until_at", ColumnKind::instant}};
  const Roster roster = desk::read_roster(dependencies, reading.as_of());
  for (const RosterAgent& agent : roster.agents) report.rows.push_back(row_of(agent, reading.desk()));
  std::map<std::string_view, Held> others;  // known from an import
  for (const auto& [agent, held] : desk::held_by_agents(dependencies, reading.as_of()))
    if (roster.find(agent) == nullptr) others[reading.names().text(agent)] = held;
  for (const auto& [name, what] : others) {
    Row row(report.columns.size());
    row[0] = std::string(name);
    row[4] = false;
    row[7] = what.open;
    row[8] = what.overdue;
    row[9] = what.load;
    report.rows.push_back(std::move(row));
  }
  session.print(std::move(report), session.zone_or(reading.zone()));
  return Exit::done;
}

}  // namespace

void add_agent_list(Syntax& syntax) {
  syntax.runs(run_agent_list);
  syntax.about(
      "Lists the agents in the order of the desk file, then others who hold tickets. load counts the "
      "unresolved tickets whose resolution clock is running, each with the weight that the desk gives to its "
      "priority; load_pct is the load in percent of the capacity. away_until_at is empty if the end of the "
      "absence is not known.");
  syntax.example("tix agent list", "Show who has capacity left.");
  syntax.example("tix agent list --as-of 2026-08-01 --format csv",
                 "Show the load of each agent at that time.");
}

}  // namespace tix::cli
