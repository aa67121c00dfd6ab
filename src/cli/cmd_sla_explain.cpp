// tix sla explain: why a clock of a ticket says what it says.
#include "cli/add_commands.hpp"
#include "cli/columns.hpp"
#include "cli/session.hpp"
#include "cli/ticket_act.hpp"
#include "desk/sla_explain.hpp"
#include "format/page.hpp"
#include "tix/acts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct SlaExplainOptions {
  std::string id;
  std::optional<std::string> clock;
  std::optional<std::int64_t> cycle;
};

/// On a page for people: when, what and how long, and of the rest what changes from row to row.
Report without_what_stays(Report report) {
  std::vector<std::string> names = {"from_at", "status", "why", "working_s", "elapsed_s"};
  for (const char* name : {"team", "agent", "policy", "calendar", "desk_version"}) {
    const std::vector<Row> values = select_columns(report, {name}).rows;
    if (std::any_of(values.begin(), values.end(), [&](const Row& row) { return row != values.front(); }))
      names.emplace_back(name);
  }
  return select_columns(std::move(report), names);
}

Exit run_sla_explain(Session& session, const SlaExplainOptions& options) {
  const TicketId id = ticket_id(options.id);
  const Clock clock = options.clock ? directed_clock(*options.clock) : Clock::resolution;
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  desk::ExplainedSla explained = desk::explain_sla(reading, id, clock, options.cycle);
  const Zone& zone = session.zone_or(reading.zone());
  const format::RenderOptions render = session.render_options(zone);
  const bool one_table = render.format == format::Format::csv || render.format == format::Format::tsv;
  if (one_table || session.globals().columns) {
    session.print(std::move(explained.intervals), zone);
    return Exit::done;
  }
  if (render.format == format::Format::table) {
    explained.intervals = without_what_stays(std::move(explained.intervals));
    explained.due = without_empty_columns(std::move(explained.due));
  }
  const std::vector<format::Section> page = {{"intervals", std::move(explained.intervals), false},
                                             {"due", std::move(explained.due), false},
                                             {"clock", std::move(explained.clock), true}};
  format::render_page(page, render, [&](std::string_view text) { session.write(text); });
  return Exit::done;
}

}  // namespace

void add_sla_explain(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_explain);
  syntax.argument("ID", o.id, "the ticket");
  syntax.argument("CLOCK", o.clock, "a clock; resolution unless given")
      .one_of({kClockNames.begin(), kClockNames.begin() + kClockCount});
  syntax.option("--cycle", "N", o.cycle, "which time it ran; the last unless given");
  syntax.about(
      "Interval by interval from the start of the clock to its stop or to now: whether it ran and why, under "
      "which policy and calendar, and how much working time that was; elapsed_s is their sum so far. Then "
      "the steps by which its due follows, and the clock itself. CSV and TSV hold the intervals. A table "
      "shows "
      "of team, agent, policy, calendar and desk version those that change; --columns has them all.");
  syntax.example("tix sla explain 42", "Why the resolution is due when it is.");
  syntax.example("tix sla explain 42 next_response --cycle 2", "The second time the customer waited.");
}

}  // namespace tix::cli
