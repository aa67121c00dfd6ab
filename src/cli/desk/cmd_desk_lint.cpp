// tix desk lint: find parts of a desk file that cannot work as written.
#include "cli/input/desk_source.hpp"
#include "cli/session/files.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/check/lint_report.hpp"
#include "desk/work/desk_in_force.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct DeskLintOptions {
  std::optional<std::string> file;
};

Exit run_desk_lint(Session& session, const DeskLintOptions& options) {
  std::string text, name;
  if (options.file) {
    text = read_text(session.env(), *options.file);
    name = *options.file;
  } else {
    const auto version = desk::desk_in_force(session.database()).version;
    text = version.toml;
    name = fmt::format("desk version {}", version.id.value);
  }
  Report report = desk::lint_report(text, name);
  const std::size_t found = report.rows.size();
  report.header.report = "desk_lint";
  report.header.as_of = session.now();
  session.print(std::move(report), options.file ? session.zone_or(Zone::utc()) : shown_zone(session));
  session.say(fmt::format("{}: {}", name,
                          found == 0   ? "nothing found"
                          : found == 1 ? "1 finding"
                                       : fmt::format("{} findings", found)));
  return found == 0 ? Exit::done : Exit::answer_is_no;
}

}  // namespace

void add_desk_lint(Syntax& syntax) {
  auto& o = syntax.runs(run_desk_lint);
  syntax.argument("FILE", o.file, "a desk file; - reads the standard input; the desk in force unless given")
      .file();
  syntax.about(
      "Looks for what a correct file cannot have meant: policies, routes and rules that nothing reaches, "
      "promises that outlast each other, steps whose moment never comes, teams and agents no route leads to. "
      "Every finding is true as it stands; what hangs on what people do by hand is left alone. Exit 1 when "
      "there are any.");
  syntax.example("tix desk lint desk.toml", "Before it is applied.");
  syntax.example("tix desk lint --format csv --columns line,why", "The desk in force, for a script.");
}

}  // namespace tix::cli
