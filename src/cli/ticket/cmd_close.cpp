// tix close: close tickets permanently.
#include "cli/syntax/add_commands.hpp"
#include "cli/ticket/ending.hpp"

namespace tix::cli {
namespace {

struct CloseOptions : EndingOptions {};

Exit run_close(Session& session, const CloseOptions& options) {
  return end_tickets(session, "close", options, Status::closed);
}

}  // namespace

void add_close(Syntax& syntax) {
  declare_ending(syntax, syntax.runs(run_close));
  syntax.about(
      "Resolves the ticket first if it is not resolved. A closed ticket cannot be reopened: if the customer "
      "writes again, a new ticket is created.");
  syntax.example("tix close 42", "Close a resolved ticket before its reopen window ends.");
  syntax.example("tix close 42 --resolution void",
                 "Exclude a ticket that was no request from all statistics.");
}

}  // namespace tix::cli
