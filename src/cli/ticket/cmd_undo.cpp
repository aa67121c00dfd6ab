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
        fmt::format("ticket {0}, which you made later, stays; `tix resolve {0} --resolution void` takes it "
                    "out of every statistic",
                    id.value));
  session.say(fmt::format("{} {} of {}", options.dry_run ? "would undo" : "undone:", undone.change.command,
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
  syntax.flag("--dry-run", o.dry_run, "only says what would be taken back");
  syntax.about(
      "Takes back your last command that changed tickets, within 24 hours, unless somebody has acted on "
      "them since. Nothing is deleted: tix log shows what was undone. Every number at every moment becomes "
      "what it would be without the command. What imported, applied a desk file or redacted is not undone; "
      "a ticket made since stays. A second undo takes back the command before.");
  syntax.example("tix undo --dry-run", "What it would take back.");
  syntax.example("tix undo", "As if it had never been.");
}

}  // namespace tix::cli
