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
  syntax.about("Stops the clocks. Until the end of the desk's reopen window the ticket can be opened again.");
  syntax.example("tix resolve 42", "Fixed.");
  syntax.example("tix resolve 12-15,20 --resolution duplicate", "Five tickets at once.");
}

}  // namespace tix::cli
