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
  declare_ids(syntax, o.ids);
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record a reason");
  syntax.about(
      "The resolution clock continues where it stopped; the time while the ticket was resolved does not "
      "count. After the desk's reopen window a ticket is closed and cannot be reopened.");
  syntax.example("tix reopen 42 --reason 'still slow'", "Continue work on a resolved ticket.");
}

}  // namespace tix::cli
