// tix help [COMMAND [PART]]: what the program and its commands do.
#include "cli/add_commands.hpp"
#include "cli/help.hpp"
#include "cli/session.hpp"

#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct HelpOptions {
  std::vector<std::string> names;
};

Exit run_help(Session& session, const HelpOptions& options) {
  session.write(help_text(find_path(options.names)));
  return Exit::done;
}

}  // namespace

void add_help(Syntax& syntax) {
  auto& o = syntax.runs(run_help);
  syntax.argument("COMMAND", o.names, "a command, and a part of it");
  syntax.example("tix help calendar due", "What tix calendar due --help says.");
}

}  // namespace tix::cli
