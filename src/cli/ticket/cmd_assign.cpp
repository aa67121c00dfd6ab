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
    throw Error(ErrorKind::usage, "pass only one of AGENT, --auto and --none");
  if (options.explain && !options.automatic) throw Error(ErrorKind::usage, "--explain requires --auto");
  if (to.agent.empty() && to.team.empty() && !to.none && !options.automatic)
    throw Error(ErrorKind::usage, "no assignee given", "pass an agent, --auto, --team NAME or --none");
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
  syntax.arguments("[ID...] [AGENT]", o.words,
                   {{"ID", kIdsHelp}, {"AGENT", "Agent to assign to; @me for yourself"}});
  declare_choice(syntax, o.choice);
  syntax.option("--team", "NAME", o.team,
                "Assign to this team; an agent from another team is removed unless you name one");
  syntax.flag("--auto", o.automatic,
              "Let tix choose an eligible agent: one in the team, with the required skills, present "
              "and with capacity left");
  syntax.flag("--explain", o.explain, "With --auto, show why each agent was or was not chosen");
  syntax.flag("--none", o.none, "Return the ticket to its team's queue");
  syntax.option("--reason", "TEXT", o.reason, "Record a reason");
  syntax.about(
      "--auto picks the eligible agent with the lowest load. Ties go to the agent who has waited longest for "
      "a ticket, then to the first by name. If nobody is eligible, the ticket stays in the queue, the team "
      "lead is notified, and the exit code is 4.");
  syntax.about(
      "A new ticket becomes open when it is assigned to an agent. A ticket without a team "
      "joins the agent's team.");
  syntax.example("tix assign 42 budi", "Assign ticket 42 to budi.");
  syntax.example("tix assign 12-15,20 --team specialists --reason 'needs a network engineer'",
                 "Hand five tickets over to another team.");
  syntax.example("tix assign 42 --auto --explain --dry-run", "Show who would get the ticket, and why.");
}

}  // namespace tix::cli
