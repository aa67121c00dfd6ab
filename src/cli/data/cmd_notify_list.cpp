// tix notify list: list notifications and their delivery.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "store/outbox/outbox.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// How far back it looks by default.
constexpr WallSeconds kLastDays{7 * 86400};

struct NotifyListOptions {
  std::optional<std::string> agent, state;
  bool all = false;
};

AgentId agent_named(const desk::Reading& reading, const std::string& name) {
  if (const auto agent = reading.names().find<AgentId>(name)) return agent;
  std::vector<std::string> known;
  for (const AgentPolicy& agent : reading.desk().agents) known.push_back(agent.name);
  throw Error(ErrorKind::usage, fmt::format("no agent '{}'", name), did_you_mean(name, known));
}

Row row_of(const store::OutboxRow& row, const NameTable& names) {
  return {row.id,
          cell_of(row.ticket),
          row.created_at,
          row.about,
          row.agent ? std::string(names.text(row.agent)) : row.address,
          row.subject,
          std::string(name_of(row.state)),
          std::int64_t{row.attempts},
          cell_of(row.next_try_at),
          cell_of(row.sent_at),
          cell_of(row.last_error),
          row.cc};
}

Exit run_notify_list(Session& session, const NotifyListOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  std::optional<AgentId> agent;
  if (options.agent) agent = agent_named(reading, *options.agent == "@me" ? session.actor() : *options.agent);
  const auto state = options.state ? outbox_state_named(*options.state) : std::nullopt;
  Report report;
  report.header = reading.header("notifications");
  report.columns = {{.name = "id", .kind = ColumnKind::number, .key = true},
                    {"ticket", ColumnKind::number},
                    {"created_at", ColumnKind::instant},
                    {"about", ColumnKind::word},
                    {"to", ColumnKind::text},
                    {"subject", ColumnKind::text},
                    {"state", ColumnKind::word},
                    {"attempts", ColumnKind::number},
                    {"next_try_at", ColumnKind::instant},
                    {"sent_at", ColumnKind::instant},
                    {"last_error", ColumnKind::text},
                    {"cc", ColumnKind::list}};
  const auto since = options.all ? std::nullopt : std::optional(session.now() - kLastDays);
  store::each_outbox(reading.database(), since, [&](const store::OutboxRow& row) {
    if ((!agent || row.agent == *agent) && (!state || row.state == *state))
      report.rows.push_back(row_of(row, reading.names()));
  });
  session.print(std::move(report), session.zone_or(reading.zone()));
  return Exit::done;
}

constexpr auto kStateMeanings = enum_values<OutboxState, const char*>(
    {"To be sent at next_try_at or later", "Being sent", "Accepted by the mail command",
     "Given up after the last attempt, or too old",
     "Perhaps sent: tix ended while sending it; tix notify retry sends it again",
     "Not sent, because the event was undone or the text redacted",
     "Not mailed, because the agent has no address in the desk file", "Received, according to a receipt",
     "Read, according to a receipt", "Returned by the recipient's mail server",
     "Not sent in time to be of use"});

}  // namespace

void add_notify_list(Syntax& syntax) {
  auto& o = syntax.runs(run_notify_list);
  syntax.option("--for", "AGENT", o.agent, "List only notifications to this agent; @me for yourself");
  syntax.option("--state", "STATE", o.state, "List only notifications in this state")
      .one_of({kOutboxStateNames.begin(), kOutboxStateNames.end()});
  syntax.flag("--all", o.all, "List all notifications (default: queued ones and the last 7 days)");
  HelpList states{"States", {}};
  for (const OutboxState state : kOutboxStateNames.enumerators())
    states.rows.push_back({std::string(name_of(state)), kStateMeanings[state]});
  syntax.list(std::move(states));
  syntax.example("tix notify list --for @me", "List your own notifications.");
  syntax.example("tix notify list --state failed --all", "List the mails that failed, and why.");
}

}  // namespace tix::cli
