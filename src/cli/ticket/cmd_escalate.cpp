// tix escalate: escalate tickets to another tier or a manager.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/notify.hpp"
#include "tix/action/acts_escalate.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix::cli {
namespace {

struct EscalateOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> reason, to;
  bool hierarchical = false, keep_owner = false;
};

Exit run_escalate(Session& session, const EscalateOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  Escalation how;
  if (options.hierarchical) how.kind = EscalationKind::hierarchical;
  how.reason = options.reason.value_or(std::string());
  how.to = options.to.value_or(std::string());
  how.keep_owner = options.keep_owner;
  return act_on_each(session, "escalate", tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       const Ticket ticket = work.ticket(id, context.at());
                       auto new_events = escalate(context, ticket, how);
                       for (const Notification& notification : escalation_notifications(context, ticket, how))
                         desk::notify(work, id, notification);
                       return new_events;
                     });
}

}  // namespace

void add_escalate(Syntax& syntax) {
  auto& o = syntax.runs(run_escalate);
  declare_ids(syntax, o.words);
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record the reason (required)");
  syntax.option("--to", "TEAM|AGENT", o.to,
                "Escalate to this team or agent (default: the team in the team's escalates_to; with "
                "--hierarchical, the team's lead)");
  syntax.flag("--hierarchical", o.hierarchical,
              "Escalate to somebody with more authority instead of more expertise");
  syntax.flag("--keep-owner", o.keep_owner, "Notify them, but leave the ticket with its owner");
  syntax.about(
      "Notifies the leads of both teams and the new owner. tix deescalate ends the escalation; the "
      "record of it remains.");
  syntax.example("tix escalate 42 --reason 'needs a network engineer'", "Escalate to the next tier.");
  syntax.example("tix escalate 42 --hierarchical --keep-owner --reason 'asks for a refund'",
                 "Ask the lead for a decision and keep the ticket.");
}

}  // namespace tix::cli
