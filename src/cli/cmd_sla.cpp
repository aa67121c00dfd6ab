// tix sla: what was promised of a ticket's clocks, what came of it, and why.
#include "cli/add_commands.hpp"
#include "cli/columns.hpp"
#include "cli/session.hpp"
#include "cli/ticket_act.hpp"
#include "desk/sla_explain.hpp"
#include "format/page.hpp"
#include "tix/clock_table.hpp"
#include "tix/error.hpp"
#include "tix/nearest.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SlaShowOptions {
  std::string id;
};

Exit run_sla_show(Session& session, const SlaShowOptions& options) {
  const TicketId id = ticket_id(options.id);
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  Report report;
  reading.one(id, [&](const TicketFacts& facts) {
    report = clock_report(facts, reading.bindings()[facts.ticket.binding]);
  });
  report.header = reading.header("sla_show");
  session.print(std::move(report), session.zone_or(reading.zone()));
  return Exit::done;
}

struct SlaExplainOptions {
  std::string id;
  std::optional<std::string> clock;
  std::optional<std::int64_t> cycle;
};

constexpr std::span kClockWords = std::span(kClockNames).first<kClockCount>();

Clock clock_of(const std::optional<std::string>& word) {
  if (!word) return Clock::resolution;
  const auto clock = clock_named(*word);
  if (clock && *clock != Clock::first_resolution) return *clock;
  std::string hint = did_you_mean(*word, kClockWords);
  if (hint.empty()) hint = fmt::format("clocks: {}", fmt::join(kClockWords, " "));
  throw Error(ErrorKind::usage, fmt::format("no clock '{}'", *word), std::move(hint));
}

/// On a page for people: when, what and how long, and of the rest what changes from row to row.
Report without_what_stays(Report report) {
  constexpr std::array<std::string_view, 5> kAlways = {"from_at", "status", "why", "working_s", "elapsed_s"};
  constexpr std::array<std::string_view, 5> kWhenChanging = {"team", "agent", "policy", "calendar",
                                                             "desk_version"};
  const auto is_in = [](const auto& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::vector<std::string> names;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const std::string& name = report.columns[i].name;
    const bool changes = std::any_of(report.rows.begin(), report.rows.end(),
                                     [&](const Row& row) { return row[i] != report.rows.front()[i]; });
    if (is_in(kAlways, name) || (changes && is_in(kWhenChanging, name))) names.push_back(name);
  }
  return select_columns(std::move(report), names);
}

Exit run_sla_explain(Session& session, const SlaExplainOptions& options) {
  const TicketId id = ticket_id(options.id);
  const Clock clock = clock_of(options.clock);
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

void add_sla_show(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_show);
  syntax.argument("ID", o.id, "the ticket");
  syntax.about(
      "One row a cycle of a clock: what was promised, what is used and left of it, and the verdict. Clocks "
      "that nobody promised anything for have no row, but first_response and resolution.");
  syntax.example("tix sla show 42", "Its clocks.");
  syntax.example("tix sla show 42 --as-of 2026-08-01", "As they stood at the end of that day.");
}

void add_sla_explain(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_explain);
  syntax.argument("ID", o.id, "the ticket");
  syntax.argument("CLOCK", o.clock, "a clock; resolution unless given")
      .one_of({kClockWords.begin(), kClockWords.end()});
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
