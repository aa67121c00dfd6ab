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
                  "one of urgent, high, normal, low; or --impact and --urgency");
    return prioritize(context, ticket, *wanted);
  });
}

}  // namespace

void add_prioritize(Syntax& syntax) {
  auto& o = syntax.runs(run_prioritize);
  syntax.argument("ID... [PRIORITY]", o.words, "tickets (42 12-15,20), then urgent, high, normal or low");
  declare_choice(syntax, o.choice);
  syntax.option("--impact", "LEVEL", o.impact, "high, medium or low; with --urgency instead of a priority");
  syntax.option("--urgency", "LEVEL", o.urgency, "high, medium or low; the desk's matrix makes the priority");
  syntax.about(
      "What was promised follows: time already used is kept, the target is that of the new priority.");
  syntax.example("tix prioritize 42 urgent", "By its name.");
  syntax.example("tix prioritize 42 --impact high --urgency low", "By the desk's matrix.");
}

}  // namespace tix::cli
