// tix assign: assign tickets to an agent or a team.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "cli/ticket/assign_auto.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct AssignOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> team, reason;
  bool none = false, automatic = false, explain = false;
};

Exit run_assign(Session& session, const AssignOptions& options) {
  std::vector<std::string> words = options.words;
  Assignment to;
  to.team = options.team.value_or(std::string());
  to.reason = options.reason.value_or(std::string());
  to.none = options.none;
  if (!words.empty() && !looks_like_ids(words.back())) {
    to.agent = words.back();
    words.pop_back();
  }
  if (to.none + options.automatic + !to.agent.empty() > 1)
    throw Error(ErrorKind::usage, "one of an agent, --auto and --none");
  if (options.explain && !options.automatic) throw Error(ErrorKind::usage, "--explain goes with --auto");
  if (to.agent.empty() && to.team.empty() && !to.none && !options.automatic)
    throw Error(ErrorKind::usage, "nobody to assign to", "give an agent, --auto, --team NAME or --none");
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  if (options.automatic) return assign_auto(session, tickets, {to.team, to.reason, options.explain});
  return act_on(session, "assign", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    return assign(context, ticket, to);
  });
}

}  // namespace

void add_assign(Syntax& syntax) {
  auto& o = syntax.runs(run_assign);
  syntax.argument("ID... [AGENT]", o.words,
                  "tickets (42 12-15,20), then an agent of the desk; @me for yourself");
  declare_choice(syntax, o.choice);
  syntax.option("--team", "NAME", o.team,
                "the team to work on it; clears an agent who is not in it, unless one is named");
  syntax.flag(
      "--auto", o.automatic,
      "the desk chooses: of the agents of its team who have its skills, are there and have room, the one "
      "with the least load");
  syntax.flag("--explain", o.explain, "with --auto: prints for each agent why chosen or why not");
  syntax.flag("--none", o.none, "nobody: back to the team's queue");
  syntax.option("--reason", "TEXT", o.reason, "why");
  syntax.about(
      "With --auto, of equal loads the one decides who got no ticket for longest, then the name. Nobody "
      "free: the "
      "ticket waits, the lead of its team hears of it, and the exit is 4.");
  syntax.about("A new ticket becomes open when somebody takes it. A ticket without a team gets the agent's.");
  syntax.example("tix assign 42 budi", "Budi works on it.");
  syntax.example("tix assign 12-15,20 --team specialists --reason 'needs a network engineer'",
                 "Hands five tickets over.");
  syntax.example("tix assign 42 --auto --explain --dry-run", "Who would get it, and why not the others?");
}

}  // namespace tix::cli
