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
  if (options.dry_run) session.say("dry run: nothing was changed");
  return Exit::done;
}

}  // namespace

void add_agent_away(Syntax& syntax) {
  auto& o = syntax.runs(run_agent_away);
  syntax.argument("NAME", o.agent, "Agent; @me for yourself");
  syntax.option("--until", "TIME", o.until, "Set when they return (default: when you run tix agent back)");
  syntax.flag("--return", o.returns, "Return their unresolved tickets to the queue");
  syntax.option("--reason", "TEXT", o.reason, "Record a reason");
  syntax.flag("--dry-run", o.dry_run, "Show what would change without changing anything");
  syntax.about(
      "An absent agent is not chosen for new tickets. They keep the tickets they hold "
      "unless you pass --return.");
  syntax.example("tix agent away budi --until monday", "Record that budi is away until Monday.");
  syntax.example("tix agent away budi --return --reason ill", "Let others take over budi's tickets.");
}

}  // namespace tix::cli
