// tix resolve: resolve tickets.
#include "cli/syntax/add_commands.hpp"
#include "cli/ticket/ending.hpp"

namespace tix::cli {
namespace {

struct ResolveOptions : EndingOptions {};

Exit run_resolve(Session& session, const ResolveOptions& options) {
  return end_tickets(session, "resolve", options, Status::resolved);
}

}  // namespace

void add_resolve(Syntax& syntax) {
  declare_ending(syntax, syntax.runs(run_resolve));
  syntax.about("Stops the clocks. The ticket can be reopened until the desk's reopen window ends.");
  syntax.example("tix resolve 42", "Resolve one ticket as fixed.");
  syntax.example("tix resolve 12-15,20 --resolution duplicate", "Resolve five tickets at once.");
}

}  // namespace tix::cli
