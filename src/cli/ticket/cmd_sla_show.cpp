// tix sla show: show a ticket's clocks.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/clock_table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix::cli {
namespace {

struct SlaShowOptions {
  std::vector<std::string> ids;
  std::optional<std::string> where;
};

Exit run_sla_show(Session& session, const SlaShowOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const std::vector<TicketId> ids = tickets_to_show(session, reading, options.where, options.ids);
  Report report;
  for (const TicketId id : ids)
    reading.one(id, [&](const TicketFacts& facts) {
      Report clocks = clock_report(facts, reading.bindings()[facts.ticket.binding]);
      append_rows(report, ids.size() == 1 ? std::move(clocks) : with_ticket(std::move(clocks), id));
    });
  report.header = reading.header("sla_show", "SLA clocks");
  const Zone& zone = session.zone_or(reading.zone());
  if (!session.globals().columns && session.render_options(zone).format == format::Format::table)
    report = without_empty_columns(std::move(report));
  session.print(std::move(report), zone);
  return Exit::done;
}

}  // namespace

void add_sla_show(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_show);
  declare_shown(syntax, o.ids, o.where);
  syntax.about(
      "Prints one row per clock cycle with its target, the time used and left, and the verdict. Clocks "
      "without a target are left out, except first_response and resolution.");
  syntax.example("tix sla show 42", "Show the clocks of ticket 42.");
  syntax.example("tix sla show 42 --as-of 2026-08-01", "Show them as they were at the end of that day.");
}

}  // namespace tix::cli
