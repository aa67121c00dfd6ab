// tix help [COMMAND [PART]], tix help filter: what the program and its commands do.
#include "cli/add_commands.hpp"
#include "cli/filter_help.hpp"
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
  const bool about_filters = options.names == std::vector<std::string>{"filter"};
  session.write(about_filters ? filter_help() : help_text(find_path(options.names)));
  return Exit::done;
}

}  // namespace

void add_help(Syntax& syntax) {
  auto& o = syntax.runs(run_help);
  syntax.argument("COMMAND", o.names, "a command, and a part of it; or filter");
  syntax.example("tix help calendar due", "What tix calendar due --help says.");
  syntax.example("tix help filter", "How tickets are chosen: every field and flag.");
}

}  // namespace tix::cli
