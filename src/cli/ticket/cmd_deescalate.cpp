// tix deescalate: end an escalation.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_escalate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct DeescalateOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> reason;
};

Exit run_deescalate(Session& session, const DeescalateOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  const std::string reason = options.reason.value_or(std::string());
  return act_on(session, "deescalate", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    return deescalate(context, ticket, reason);
  });
}

}  // namespace

void add_deescalate(Syntax& syntax) {
  auto& o = syntax.runs(run_deescalate);
  declare_ids(syntax, o.words);
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record the reason (required)");
  syntax.about(
      "The ticket no longer counts as escalated. Its owner, clocks and history do not change, and a step "
      "that has fired does not fire again for the same target.");
  syntax.example("tix deescalate 42 --reason 'the vendor has found it'", "End the escalation of ticket 42.");
}

}  // namespace tix::cli
