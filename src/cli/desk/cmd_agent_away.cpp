// tix agent away: record an agent's absence.
#include "cli/input/ticket_act.hpp"
#include "cli/input/time_ahead.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/absence.hpp"
#include "desk/work/notify.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct AwayOptions {
  std::string agent;
  std::optional<std::string> until, reason;
  bool returns = false, dry_run = false;
};

Exit run_agent_away(Session& session, const AwayOptions& options) {
  desk::Work work(session.database(), author_of(session, "agent away"));
  const ActionContext context = context_of(session, work);
  desk::Away away;
  away.agent = context.agent(options.agent);
  if (options.until) away.until = time_ahead(context, "--until", *options.until);
  away.reason = options.reason.value_or(std::string());
  away.returns = options.returns;
  const auto returned = desk::go_away(work, context, away);
  for (const desk::RecordedTicket& one : returned) desk::notify_of(work, one.id);
  if (!options.dry_run) work.commit();
  const std::string until = options.until ? " until " + context.moment(away.until) : std::string();
  session.say(fmt::format("{} is away{}", work.names().text(away.agent), until));
  for (const auto& [id, recorded] : returned) say_recorded(session, work, id, recorded);
  if (options.dry_run) session.say("dry run: nothing was written");
  return Exit::done;
}

}  // namespace

void add_agent_away(Syntax& syntax) {
  auto& o = syntax.runs(run_agent_away);
  syntax.argument("NAME", o.agent, "an agent of the desk; @me for yourself");
  syntax.option("--until", "TIME", o.until, "when they are back; without it until tix agent back");
  syntax.flag("--return", o.returns, "their unresolved tickets go back to the queue");
  syntax.option("--reason", "TEXT", o.reason, "why");
  syntax.flag("--dry-run", o.dry_run, "says what would be done, and writes nothing");
  syntax.about("Who is away is chosen for no ticket. What they hold stays theirs, unless --return.");
  syntax.example("tix agent away budi --until monday", "A long weekend.");
  syntax.example("tix agent away budi --return --reason ill", "Others take over what he has.");
}

}  // namespace tix::cli
