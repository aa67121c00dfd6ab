// tix sop: show the escalation procedure for a ticket.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/sop.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>

namespace tix::cli {
namespace {

struct SopOptions {
  std::optional<std::string> id;
};

Exit run_sop(Session& session, const SopOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Zone& zone = session.zone_or(reading.zone());
  const format::Format format = session.render_options(zone).format;
  const Audience audience = format::is_for_people(format) ? Audience::people : Audience::programs;
  Report report =
      options.id ? desk::sop_of(reading, ticket_id(*options.id), audience) : desk::sop_of_desk(reading);
  if (!session.globals().columns && format == format::Format::table)
    report = without_empty_columns(std::move(report));
  session.print(std::move(report), zone);
  return Exit::done;
}

}  // namespace

void add_sop(Syntax& syntax) {
  auto& o = syntax.runs(run_sop);
  syntax.argument("ID", o.id, "Ticket number (default: show every step of the desk)");
  syntax.about(
      "Shows what happens automatically when a ticket is late, when it happens, who is responsible, and what "
      "to do. For a ticket, it also shows which steps have fired and how late; a step that has fired shows "
      "the procedure as it was then.");
  syntax.example("tix sop 42", "Show what happens next for ticket 42.");
  syntax.example("tix sop", "Show all escalation steps of the desk.");
}

}  // namespace tix::cli
