// Prints mistakes, due times that move, and the version that was applied.
#include "cli/desk/desk_change.hpp"

#include "cli/input/desk_source.hpp"
#include "desk/file/desk_file.hpp"
#include "tix/text/error.hpp"

#include <utility>

#include <fmt/format.h>

namespace tix::cli {

void require_no_mistakes(const Session& session, const std::string& text, const std::string& name) {
  const std::vector<desk::Mistake> mistakes = desk::check_desk_file(text, name).mistakes;
  if (mistakes.empty()) return;
  if (mistakes.size() == 1) throw Error(ErrorKind::desk, mistakes.front().text(), mistakes.front().hint);
  for (const desk::Mistake& mistake : mistakes) {
    session.complain("tix: " + mistake.text());
    if (!mistake.hint.empty()) session.complain("hint: " + mistake.hint);
  }
  throw Error(ErrorKind::desk, fmt::format("{} has {} mistakes", name, mistakes.size()));
}

void print_moved(Session& session, const std::vector<desk::MovedDue>& moved) {
  Report report;
  report.header.report = "desk_apply";
  report.header.as_of = session.now();
  report.columns = {{.name = "ticket", .kind = ColumnKind::number, .key = true},
                    {"clock", ColumnKind::word},
                    {"cycle", ColumnKind::number},
                    {"due_at", ColumnKind::instant},
                    {"new_due_at", ColumnKind::instant}};
  for (const desk::MovedDue& due : moved)
    report.rows.push_back({due.ticket.value, std::string(name_of(due.clock)), std::int64_t{due.cycle},
                           cell_of(due.from), cell_of(due.to)});
  session.print(std::move(report), shown_zone(session));
}

void say_applied(const Session& session, const desk::Applied& applied, bool dry_run) {
  if (applied.unchanged)
    session.say(fmt::format("version {} is the same: nothing to apply", applied.version.value));
  else
    session.say(fmt::format("{} version {}; it changes the targets of {} of {} unresolved tickets",
                            dry_run ? "would apply" : "applied", applied.version.value, applied.rebound,
                            applied.unresolved));
}

}  // namespace tix::cli
