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
      "A ticket that is not resolved is resolved by it. A closed ticket stays closed: what the customer "
      "writes then begins a new one.");
  syntax.example("tix close 42", "A resolved ticket that needs no reopen window.");
  syntax.example("tix close 42 --resolution void", "Never was a ticket: out of every statistic.");
}

}  // namespace tix::cli
