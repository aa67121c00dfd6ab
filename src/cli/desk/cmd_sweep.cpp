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
  const auto swept = desk::sweep(session.database(), author_of(session, "sweep"), options);
  const Zone& zone = shown_zone(session);
  const bool for_people = session.render_options(zone).format == format::Format::table;
  // Cron mails everything that is printed: print nothing if nothing was done.
  Report report = table_of(swept);
  if (for_people && !session.globals().columns) report = without_empty_columns(std::move(report));
  if (!swept.empty() || !for_people) session.print(std::move(report), zone);
  session.say(counted(swept));
  if (flags.dry_run) session.say("dry run: nothing was written");
  return Exit::done;
}

}  // namespace

void add_sweep(Syntax& syntax) {
  auto& o = syntax.runs(run_sweep);
  syntax.flag("--dry-run", o.dry_run, "does the same, and writes nothing");
  syntax.about(
      "For cron. Gives the waiting queue to who is free, fires escalation steps and timed rules that are "
      "due, "
      "and queues what people are to be told. Each step fires once, however often and however late it runs, "
      "and says how late. Ended in the middle, the next one goes on.");
  syntax.example("tix sweep --dry-run", "What is due now?");
  syntax.example("tix sweep -q", "Every five minutes, from cron.");
}

}  // namespace tix::cli
