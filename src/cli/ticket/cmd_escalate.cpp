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
  syntax.argument("ID...", o.words, "tickets (42 12-15,20)");
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "why; it has to be given");
  syntax.option("--to", "TEAM|AGENT", o.to,
                "to whom; unless given the team's escalates_to, or its lead when hierarchical");
  syntax.flag("--hierarchical", o.hierarchical,
              "to people who decide more; without it to people who know more");
  syntax.flag("--keep-owner", o.keep_owner, "they are told, and the ticket stays with its owner");
  syntax.about(
      "The leads of both teams and the new owner are told. tix deescalate takes it back; what happened stays "
      "on record.");
  syntax.example("tix escalate 42 --reason 'needs a network engineer'", "To the team above.");
  syntax.example("tix escalate 42 --hierarchical --keep-owner --reason 'asks for a refund'",
                 "The lead is told and decides.");
}

}  // namespace tix::cli
