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
  if (!options.into) throw Error(ErrorKind::usage, "--into is missing: the ticket that stays");
  const TicketId into = ticket_id(*options.into);
  return act_together(session, "merge", all_tickets(session, options.choice, options.ids),
                      [&](desk::Work& work, const ActionContext& context, const auto& all) {
                        return desk::merge_tickets(work, context, all, into);
                      });
}

}  // namespace

void add_merge(Syntax& syntax) {
  auto& o = syntax.runs(run_merge);
  syntax.argument("ID", o.ids, "tickets (42 12-15,20) that go into the other one");
  declare_choice(syntax, o.choice);
  syntax.option("--into", "ID", o.into, "the ticket that stays");
  syntax.about(
      "The merged tickets are closed, their running clocks stop without a verdict, and what was breached "
      "stays "
      "breached. What their customers still wait for is the other ticket's to answer, and what they write "
      "from "
      "now on goes there. Only unresolved tickets are merged; tix undo takes it back.");
  syntax.example("tix merge 43 44 --into 42", "Three mails about one outage.");
}

}  // namespace tix::cli
