// tix merge: merge tickets into one.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/relate.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct MergeOptions {
  std::vector<std::string> ids;
  TicketChoice choice;
  std::optional<std::string> into;
};

Exit run_merge(Session& session, const MergeOptions& options) {
  if (!options.into) throw Error(ErrorKind::usage, "missing option --into ID");
  const TicketId into = ticket_id(*options.into);
  return act_together(session, "merge", all_tickets(session, options.choice, options.ids),
                      [&](desk::Work& work, const ActionContext& context, const auto& all) {
                        return desk::merge_tickets(work, context, all, into);
                      });
}

}  // namespace

void add_merge(Syntax& syntax) {
  auto& o = syntax.runs(run_merge);
  declare_ids(syntax, o.ids);
  declare_choice(syntax, o.choice);
  syntax.option("--into", "ID", o.into, "Merge them into this ticket (required)");
  syntax.about(
      "The merged tickets are closed. Their running clocks stop without a verdict; clocks that breached stay "
      "breached. Unanswered messages, and messages that customers send from now on, move to the surviving "
      "ticket. Only unresolved tickets can be merged. tix undo reverses a merge.");
  syntax.example("tix merge 43 44 --into 42", "Merge three reports of the same outage.");
}

}  // namespace tix::cli
