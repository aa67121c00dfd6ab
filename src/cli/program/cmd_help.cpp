// tix help [COMMAND [SUBCOMMAND] | TOPIC]: show help.
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
  syntax.argument("COMMAND", o.names, "A command, optionally with a subcommand; or a topic").usage =
      "[COMMAND [SUBCOMMAND]] | TOPIC";
  syntax.list({"Topics",
               {{"desk-file [SECTION]", "Explain the keys of the desk file"},
                {"filter", "Explain the filter language: every field and flag"},
                {"metric [NAME]", "Explain a number of a report: its formula, its traps, how to check it"},
                {"licences", "Show the licences of tix and of the libraries linked into it"}}});
  syntax.example("tix help calendar due", "Show the same as tix calendar due --help.");
  syntax.example("tix help metric overdue", "Show how reports count overdue tickets.");
}

}  // namespace tix::cli
