// tix reopen: reopen resolved tickets.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct ReopenOptions {
  std::vector<std::string> ids;
  TicketChoice choice;
  std::optional<std::string> reason;
};

Exit run_reopen(Session& session, const ReopenOptions& options) {
  const std::string reason = options.reason.value_or(std::string());
  return act_on(
      session, "reopen", all_tickets(session, options.choice, options.ids),
      [&](const ActionContext& context, const Ticket& ticket) { return reopen(context, ticket, reason); });
}

}  // namespace

void add_reopen(Syntax& syntax) {
  auto& o = syntax.runs(run_reopen);
  syntax.argument("ID", o.ids, "tickets (42 12-15,20)");
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "why");
  syntax.about(
      "The resolution clock goes on where it stopped; the time it was resolved is not counted. Past the "
      "desk's reopen "
      "window a ticket is closed for good.");
  syntax.example("tix reopen 42 --reason 'still slow'", "Takes the work up again.");
}

}  // namespace tix::cli
