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
  syntax.argument("ID...", o.words, "tickets (42 12-15,20)");
  declare_choice(syntax, o.choice);
  syntax.flag("--off", o.off, "no longer");
  syntax.option("--for", "AGENT", o.agent, "somebody else than yourself");
  syntax.about(
      "Watchers are told of answers, of what the customer writes and of changes of state; not of what they "
      "do "
      "themselves. Whoever is named as @name in a note watches the ticket from then on.");
  syntax.example("tix watch 42", "Tell me what comes of it.");
  syntax.example("tix list is:watched", "What I watch.");
  syntax.example("tix watch 42 --off --for budi", "Budi need not know any more.");
}

}  // namespace tix::cli
