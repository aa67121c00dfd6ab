// tix help [COMMAND [PART]], tix help filter|desk-file|metric|licences: show help.
#include "cli/help/desk_file_help.hpp"
#include "cli/help/filter_help.hpp"
#include "cli/help/help.hpp"
#include "cli/help/licence_help.hpp"
#include "cli/help/metric_help.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"

#include <span>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct HelpOptions {
  std::vector<std::string> names;
};

std::string page_of(std::span<const Command> commands, const std::vector<std::string>& names) {
  if (names == std::vector<std::string>{"filter"}) return filter_help();
  if (names == std::vector<std::string>{"licences"}) return licence_help();
  if (!names.empty() && names.front() == "desk-file") return desk_file_help({names.begin() + 1, names.end()});
  if (!names.empty() && names.front() == "metric") return metric_help({names.begin() + 1, names.end()});
  return help_text(commands, find_path(commands, names));
}

Exit run_help(Session& session, const HelpOptions& options) {
  session.write(page_of(session.commands(), options.names));
  return Exit::done;
}

}  // namespace

void add_help(Syntax& syntax) {
  auto& o = syntax.runs(run_help);
  syntax.argument("COMMAND", o.names,
                  "a command, and a part of it; filter; licences; desk-file and a section; or metric and the "
                  "name of a number");
  syntax.example("tix help calendar due", "What tix calendar due --help says.");
  syntax.example("tix help filter", "How tickets are chosen: every field and flag.");
  syntax.example("tix help desk-file team", "Explain the keys of a section of the desk file.");
  syntax.example("tix help metric overdue", "How a number of a report is counted, and how it is misread.");
  syntax.example("tix help licences", "The licences of tix and of the libraries in it.");
}

}  // namespace tix::cli
