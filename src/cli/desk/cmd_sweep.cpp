// tix sweep: run due escalations, timed rules and queue assignment.
#include "cli/input/columns.hpp"
#include "cli/input/desk_source.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/sweep/sweep.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SweepFlags {
  bool dry_run = false;
};

Report table_of(const std::vector<desk::Swept>& swept) {
  Report report;
  report.header.report = "sweep";
  report.columns = {
      {"what", ColumnKind::word},          {.name = "ticket", .kind = ColumnKind::number, .key = true},
      {"name", ColumnKind::text},          {"moment_at", ColumnKind::instant},
      {"late_by_s", ColumnKind::duration}, {"did", ColumnKind::text},
      {"responsible", ColumnKind::text},   {"procedure", ColumnKind::text}};
  for (const desk::Swept& row : swept)
    report.rows.push_back({row.what, row.ticket.value, cell_of(row.name), cell_of(row.moment),
                           row.moment ? Cell{row.late_by.count} : Cell{}, cell_of(row.did),
                           cell_of(row.responsible), cell_of(row.procedure)});
  return report;
}

std::string counted(const std::vector<desk::Swept>& swept) {
  std::string summary;
  for (const std::string_view what : desk::kSweptKinds) {
    const auto count = std::ranges::count(swept, what, &desk::Swept::what);
    if (count > 0)
      summary += fmt::format("{}{} {}{}", summary.empty() ? "" : ", ", count, what, count == 1 ? "" : "s");
  }
  return summary.empty() ? "nothing was due" : summary;
}

Exit run_sweep(Session& session, const SweepFlags& flags) {
  desk::SweepOptions options;
  options.dry_run = flags.dry_run;
  const Zone& zone = shown_zone(session);
  const format::Format format = session.render_options(zone).format;
  if (format::is_for_people(format)) options.zone = &zone;
  const auto swept = desk::sweep(session.database(), author_of(session, "sweep"), options);
  const bool for_people = format == format::Format::table;
  // Cron mails everything that is printed: print nothing if nothing was done.
  Report report = table_of(swept);
  if (for_people && !session.globals().columns) report = without_empty_columns(std::move(report));
  if (!swept.empty() || !for_people) session.print(std::move(report), zone);
  session.say(counted(swept));
  if (flags.dry_run) session.say("dry run: nothing was changed");
  return Exit::done;
}

}  // namespace

void add_sweep(Syntax& syntax) {
  auto& o = syntax.runs(run_sweep);
  syntax.flag("--dry-run", o.dry_run, "Show what would be done without changing anything");
  syntax.about(
      "Assigns queued tickets to available agents, fires the escalation steps and timed rules that are due, "
      "and queues their notifications. Each step fires only once, no matter how often or how late you run "
      "the command; the output shows how late it was. If a run is interrupted, the next one continues.");
  syntax.example("tix sweep --dry-run", "Show what is due now.");
  syntax.example("tix sweep -q", "Run it every five minutes from cron.");
}

}  // namespace tix::cli
