// tix agent list: the people who work here.
#include "cli/add_commands.hpp"
#include "cli/session.hpp"
#include "desk/reading.hpp"
#include "tix/zone.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct AgentOptions {};

/// What one agent holds. Load is what routing weighs: tickets whose resolution clock runs, by priority.
struct Held {
  std::int64_t open = 0, overdue = 0, load = 0;

  void add(const TicketFacts& facts, const Desk& desk) {
    ++open;
    overdue += is_overdue(facts);
    for (const ClockRow& row : facts.clocks)
      if (row.clock == Clock::resolution && row.outcome == Outcome::running)
        load += desk.weights[static_cast<std::size_t>(facts.ticket.priority)];
  }
};

Row row_of(const AgentPolicy& agent, const Desk& desk, const Held& held) {
  const TeamPolicy* team = desk.team(agent.team);
  std::vector<std::string> skills;
  for (const Skill& skill : agent.skills) skills.push_back(fmt::format("{}:{}", skill.name, skill.level));
  return {agent.name,
          cell_of(agent.full_name),
          cell_of(agent.team),
          team ? Cell{std::int64_t{team->tier}} : Cell{},
          agent.active,
          skills.empty() ? Cell{} : Cell{std::move(skills)},
          cell_of(!agent.calendar.empty() ? agent.calendar
                  : team                  ? team->calendar
                                          : std::string()),
          held.open,
          held.overdue,
          held.load,
          std::int64_t{agent.capacity},
          percent_of(held.load, agent.capacity)};
}

Exit run_agent_list(Session& session, const AgentOptions&) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  std::map<std::string, Held, std::less<>> held;
  reading.each_unresolved(reading.as_of(), [&](const TicketFacts& facts) {
    const std::string_view agent = facts.names.text(facts.ticket.agent);
    if (!agent.empty()) held[std::string(agent)].add(facts, reading.desk());
  });
  Report report;
  report.header = reading.header("agents");
  report.columns = {
      {"agent", ColumnKind::word, true}, {"name", ColumnKind::text},       {"team", ColumnKind::text},
      {"tier", ColumnKind::number},      {"active", ColumnKind::flag},     {"skills", ColumnKind::list},
      {"calendar", ColumnKind::text},    {"open", ColumnKind::number},     {"overdue", ColumnKind::number},
      {"load", ColumnKind::number},      {"capacity", ColumnKind::number}, {"load_pct", ColumnKind::percent}};
  for (const AgentPolicy& agent : reading.desk().agents)
    report.rows.push_back(row_of(agent, reading.desk(), held[agent.name]));
  for (const auto& [name, what] : held) {  // who holds tickets and is not of this desk: known from an import
    if (reading.desk().agent(name)) continue;
    Row row(report.columns.size());
    row[0] = name;
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
      "The agents of the desk file in its order, then others who hold tickets. load: unresolved tickets "
      "whose "
      "resolution clock runs, each counting as the desk weighs its priority; load_pct: of the capacity.");
  syntax.example("tix agent list", "Who has room?");
  syntax.example("tix agent list --as-of 2026-08-01 --format csv", "Who had how much, then.");
}

}  // namespace tix::cli
