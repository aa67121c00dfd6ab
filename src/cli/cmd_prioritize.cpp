// tix prioritize: how pressing a ticket is.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"
#include "tix/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct PrioritizeOptions {
  std::vector<std::string> words;
  std::optional<std::string> impact, urgency;
};

Exit run_prioritize(Session& session, const PrioritizeOptions& options) {
  std::vector<std::string> ids = options.words;
  std::optional<std::string> priority;
  if (!looks_like_ids(ids.back())) {
    priority = ids.back();
    ids.pop_back();
  }
  if (ids.empty()) throw Error(ErrorKind::usage, "no ticket given", "tix prioritize ID... PRIORITY");
  return act_on(session, "prioritize", ticket_ids(ids), [&](const Acting& acting, const Ticket& ticket) {
    const auto wanted = acting.priority(priority, options.impact, options.urgency);
    if (!wanted)
      throw Error(ErrorKind::usage, "no priority given",
                  "one of urgent, high, normal, low; or --impact and --urgency");
    return prioritize(acting, ticket, *wanted);
  });
}

}  // namespace

void add_prioritize(Syntax& syntax) {
  auto& o = syntax.runs(run_prioritize);
  syntax.argument("ID... [PRIORITY]", o.words, "tickets (42 12-15,20), then urgent, high, normal or low")
      .at_least_one();
  syntax.option("--impact", "LEVEL", o.impact, "high, medium or low; with --urgency instead of a priority");
  syntax.option("--urgency", "LEVEL", o.urgency, "high, medium or low; the desk's matrix makes the priority");
  syntax.about(
      "What was promised follows: time already used is kept, the target is that of the new priority.");
  syntax.example("tix prioritize 42 urgent", "By its name.");
  syntax.example("tix prioritize 42 --impact high --urgency low", "By the desk's matrix.");
}

}  // namespace tix::cli
