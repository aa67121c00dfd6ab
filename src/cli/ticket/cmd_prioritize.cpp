// tix prioritize: change the priority of tickets.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct PrioritizeOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> impact, urgency;
};

Exit run_prioritize(Session& session, const PrioritizeOptions& options) {
  std::vector<std::string> words = options.words;
  std::optional<std::string> priority;
  if (!words.empty() && !looks_like_ids(words.back())) {
    priority = words.back();
    words.pop_back();
  }
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  return act_on(session, "prioritize", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    const auto wanted = context.priority(priority, options.impact, options.urgency);
    if (!wanted)
      throw Error(ErrorKind::usage, "no priority given",
                  "pass urgent, high, normal or low; or --impact and --urgency");
    return prioritize(context, ticket, *wanted);
  });
}

}  // namespace

void add_prioritize(Syntax& syntax) {
  auto& o = syntax.runs(run_prioritize);
  syntax.arguments("[ID...] [PRIORITY]", o.words,
                   {{"ID", kIdsHelp}, {"PRIORITY", "New priority: urgent, high, normal or low"}});
  declare_choice(syntax, o.choice);
  syntax.option("--impact", "LEVEL", o.impact, "Set the impact: high, medium or low; requires --urgency");
  syntax.option(
      "--urgency", "LEVEL", o.urgency,
      "Set the urgency: high, medium or low; the desk's matrix turns impact and urgency into a priority");
  syntax.about("SLA targets change with the priority. Time already used on a clock still counts.");
  syntax.example("tix prioritize 42 urgent", "Set the priority by name.");
  syntax.example("tix prioritize 42 --impact high --urgency low", "Set the priority by the desk's matrix.");
}

}  // namespace tix::cli
