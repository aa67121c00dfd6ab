// tix undo: undo your last command.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/undo.hpp"
#include "tix/time/local_text.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct UndoOptions {
  bool dry_run = false;
};

Exit run_undo(Session& session, const UndoOptions& options) {
  desk::Work work(session.database(), author_of(session, "undo"));
  const desk::Undone undone = desk::undo(work);
  if (!options.dry_run) work.commit();
  for (const TicketId id : undone.passed)
    session.say(
        fmt::format("ticket {0}, which you created since then, stays; 'tix resolve {0} --resolution void' "
                    "excludes it from all statistics",
                    id.value));
  session.say(fmt::format("{}: {} ({})", options.dry_run ? "would undo" : "undone", undone.change.command,
                          format_moment(undone.change.recorded_at, work.zone())));
  for (const desk::RevertedTicket& reverted : undone.tickets) {
    Recorded as_recorded;
    for (const Event& event : reverted.events) as_recorded.added.push_back({event, {}});
    say_recorded(session, work, reverted.id, as_recorded);
  }
  return Exit::done;
}

}  // namespace

void add_undo(Syntax& syntax) {
  auto& o = syntax.runs(run_undo);
  syntax.flag("--dry-run", o.dry_run, "Show what would be undone without changing anything");
  syntax.about(
      "Undoes your last command that changed tickets, if it is at most 24 hours old and nobody has changed "
      "the same tickets since. Run it again to undo the command before. Nothing is deleted: tix log still "
      "shows what was undone, but every number, past and present, is computed without it.");
  syntax.about(
      "New tickets, imports, desk files, redactions and mails that have been sent cannot be undone.");
  syntax.example("tix undo --dry-run", "Show what would be undone.");
  syntax.example("tix undo", "Undo your last command.");
}

}  // namespace tix::cli
