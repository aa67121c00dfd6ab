// Declares the options of resolving and closing, and ends tickets.
#include "cli/ticket/ending.hpp"

#include "cli/input/ticket_act.hpp"

namespace tix::cli {

void declare_ending(Syntax& syntax, EndingOptions& into) {
  declare_ids(syntax, into.ids);
  declare_choice(syntax, into.choice);
  syntax.option("--reason", "TEXT", into.reason, "Record a reason");
  syntax.option("--resolution", "NAME", into.resolution,
                "Set how the ticket ended: fixed, answered, duplicate, declined, void or one of the "
                "desk's own (default: fixed)");
}

Exit end_tickets(Session& session, std::string_view command, const EndingOptions& options, Status to) {
  StatusChange change;
  change.to = to;
  change.reason = options.reason.value_or(std::string());
  change.resolution = options.resolution.value_or(std::string());
  return act_on(session, command, all_tickets(session, options.choice, options.ids),
                [&](const ActionContext& context, const Ticket& ticket) {
                  return set_status(context, ticket, change);
                });
}

}  // namespace tix::cli
