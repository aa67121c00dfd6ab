// tix doctor: verify the database against its event log.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/check/doctor.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/upgrade.hpp"
#include "tix/time/zone.hpp"

#include <filesystem>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct DoctorOptions {};

Exit run_doctor(Session& session, const DoctorOptions&) {
  const Env& env = session.env();
  const bool shows = env.err_is_terminal;
  const desk::Checkup checkup = desk::examine(session.database(), [&](std::int64_t tickets) {
    if (shows) env.err(fmt::format("\r{} tickets\x1b[K", tickets));
  });
  if (shows) env.err("\r\x1b[K");
  Report report;
  report.header.report = "doctor";
  report.header.as_of = session.now();
  report.columns = {
      {"check", ColumnKind::word}, {"ticket", ColumnKind::number}, {"finding", ColumnKind::text}};
  for (const desk::Finding& finding : checkup.findings)
    report.rows.push_back(
        {finding.check, finding.ticket ? Cell{finding.ticket.value} : Cell{}, finding.what});
  const bool healthy = report.rows.empty();
  const auto findings = report.rows.size();
  session.print(std::move(report), session.zone_or(Zone::utc()));
  for (const std::filesystem::path& copy : store::upgrade_copies(session.database().file()))
    session.say(fmt::format(
        "{} is a backup from before an upgrade; delete it with 'tix migrate --drop-backup'", copy.string()));
  const std::string seen =
      fmt::format("{} ticket{} and {} event{}", checkup.tickets, checkup.tickets == 1 ? "" : "s",
                  checkup.events, checkup.events == 1 ? "" : "s");
  if (healthy) {
    session.say(fmt::format("{} checked: no problems found", seen));
    return Exit::done;
  }
  session.complain(
      fmt::format("tix: {} {} found in {}", findings, findings == 1 ? "problem" : "problems", seen));
  session.complain("hint: keep the file unchanged and continue with the last good backup");
  return Exit::answer_is_no;
}

}  // namespace

void add_doctor(Syntax& syntax) {
  syntax.runs(run_doctor);
  syntax.about(
      "Reads the whole database without changing it. Checks SQLite's integrity and foreign keys, looks for "
      "gaps in the event log, rebuilds every ticket from its events and compares the result, and verifies "
      "desk file hashes. Exits with 1 if it finds a problem.");
  syntax.example("tix doctor", "Check the database.");
}

}  // namespace tix::cli
