// tix agent back: end an agent's absence.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/absence.hpp"

#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct BackOptions {
  std::string agent;
};

Exit run_agent_back(Session& session, const BackOptions& options) {
  desk::Work work(session.database(), author_of(session, "agent back"));
  const ActionContext context = context_of(session, work);
  const AgentId agent = context.agent(options.agent);
  const bool was_away = desk::come_back(work, context, agent);
  work.commit();
  session.say(fmt::format("{} {}", work.names().text(agent), was_away ? "is back" : "is not away"));
  return Exit::done;
}

}  // namespace

void add_agent_back(Syntax& syntax) {
  auto& o = syntax.runs(run_agent_back);
  syntax.argument("NAME", o.agent, "Agent; @me for yourself");
  syntax.about("Changes nothing if the agent is not away.");
  syntax.example("tix agent back budi", "Record that budi is back earlier than planned.");
}

}  // namespace tix::cli
