// tix man: print the manual page.
#include "cli/help/man_page.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"

namespace tix::cli {
namespace {

struct ManOptions {};

Exit run_man(Session& session, const ManOptions&) {
  session.write(man_page(session.commands()));
  return Exit::done;
}

}  // namespace

void add_man(Syntax& syntax) {
  syntax.runs(run_man);
  syntax.about("Prints the manual page of tix in roff, with every command and the filter language.");
  syntax.example("tix man | man -l -", "Read the manual in your pager.");
}

}  // namespace tix::cli
