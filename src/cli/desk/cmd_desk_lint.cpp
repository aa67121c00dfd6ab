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
  const Zone& zone = options.file ? session.zone_or(Zone::utc()) : shown_zone(session);
  const bool for_people = format::is_for_people(session.render_options(zone).format);
  Report report = desk::lint_report(text, name, for_people ? Audience::people : Audience::programs);
  const std::size_t found = report.rows.size();
  report.header.report = "desk_lint";
  report.header.as_of = session.now();
  session.print(std::move(report), zone);
  session.say(fmt::format("{}: {}", name,
                          found == 0   ? "no findings"
                          : found == 1 ? "1 finding"
                                       : fmt::format("{} findings", found)));
  return found == 0 ? Exit::done : Exit::answer_is_no;
}

}  // namespace

void add_desk_lint(Syntax& syntax) {
  auto& o = syntax.runs(run_desk_lint);
  syntax.argument("FILE", o.file, "Desk file; - reads it from standard input (default: the desk in force)")
      .file();
  syntax.about(
      "Looks for rules of a correct file that cannot work as written: policies, routes and rules that no "
      "ticket reaches, targets in the wrong order, steps that never fire, and teams and agents that get no "
      "tickets. Every finding is certain; rules that depend on what people do are not judged. Exits with 1 "
      "if there are findings.");
  syntax.example("tix desk lint desk.toml", "Check a desk file before you apply it.");
  syntax.example("tix desk lint --format csv --columns line,why", "Check the desk in force from a script.");
}

}  // namespace tix::cli
