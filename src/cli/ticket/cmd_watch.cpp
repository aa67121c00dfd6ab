// tix watch: follow a ticket's events.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"

#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct WatchOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  bool off = false;
  std::optional<std::string> agent;
};

Exit run_watch(Session& session, const WatchOptions& options) {
  const Tickets tickets = all_tickets(session, options.choice, options.words);
  return act_on(session, "watch", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    return watch(context, ticket, context.agent(options.agent.value_or("@me")),
                 options.off ? Watching::ends : Watching::begins);
  });
}

}  // namespace

void add_watch(Syntax& syntax) {
  auto& o = syntax.runs(run_watch);
  declare_ids(syntax, o.words);
  declare_choice(syntax, o.choice);
  syntax.flag("--off", o.off, "Stop watching");
  syntax.option("--for", "AGENT", o.agent, "Change the watching of this agent (default: yourself)");
  syntax.about(
      "Watchers are notified of replies, customer messages and status changes, but not of their own actions. "
      "Mentioning an agent as @name in a note makes them a watcher.");
  syntax.example("tix watch 42", "Watch ticket 42.");
  syntax.example("tix list is:watched", "List the tickets you watch.");
  syntax.example("tix watch 42 --off --for budi", "Stop notifying budi about ticket 42.");
}

}  // namespace tix::cli
