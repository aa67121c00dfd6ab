// tix sla explain: explain a clock of a ticket.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/sla_explain.hpp"
#include "format/write/page.hpp"
#include "tix/action/acts.hpp"
#include "tix/action/acts_promise.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SlaExplainOptions {
  std::vector<std::string> words;
  std::optional<std::string> where;
  std::optional<std::int64_t> cycle;
};

/// Selects the columns for people: time, event and duration, and the other columns whose values change.
Report without_what_stays(Report report) {
  std::vector<std::string> names = {"from_at", "status", "why", "working_s", "elapsed_s"};
  for (const char* name : {"team", "agent", "policy", "calendar", "desk_version"}) {
    const std::vector<Row> values = select_columns(report, {name}).rows;
    if (std::ranges::any_of(values, [&](const Row& row) { return row != values.front(); }))
      names.emplace_back(name);
  }
  return select_columns(std::move(report), names);
}

std::vector<format::Section> sections_of(desk::ExplainedSla explained, format::Format format) {
  if (format == format::Format::table || format == format::Format::html) {
    explained.intervals = without_what_stays(std::move(explained.intervals));
    explained.due = without_empty_columns(std::move(explained.due));
  }
  return {{"intervals", std::move(explained.intervals), false},
          {"due", std::move(explained.due), false},
          {"clock", std::move(explained.clock), true}};
}

/// Removes the clock, if the last word is not a ticket number, and returns it.
Clock clock_among(std::vector<std::string>& words) {
  if (words.empty() || looks_like_ids(words.back())) return Clock::resolution;
  const Clock clock = directed_clock(words.back());
  words.pop_back();
  return clock;
}

Exit run_sla_explain(Session& session, const SlaExplainOptions& options) {
  std::vector<std::string> words = options.words;
  const Clock clock = clock_among(words);
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const std::vector<TicketId> ids = tickets_to_show(session, reading, options.where, words);
  const Zone& zone = session.zone_or(reading.zone());
  const format::RenderOptions render = session.render_options(zone);
  const Audience audience = format::is_for_people(render.format) ? Audience::people : Audience::programs;
  require_pages_fit(ids.size(), render.format);
  const bool one_table = render.format == format::Format::csv || render.format == format::Format::tsv;
  const bool one_document = render.format == format::Format::html;
  Report intervals;
  std::vector<format::Section> document;
  for (const TicketId id : ids) {
    desk::ExplainedSla explained = desk::explain_sla(reading, id, clock, options.cycle, audience);
    if (one_table || session.globals().columns) {
      intervals.header = explained.intervals.header;
      append_rows(intervals, ids.size() == 1 ? std::move(explained.intervals)
                                             : with_ticket(std::move(explained.intervals), id));
      continue;
    }
    std::vector<format::Section> sections = sections_of(std::move(explained), render.format);
    if (one_document) {
      for (format::Section& section : sections) {
        if (ids.size() > 1) section.name += fmt::format(" of ticket {}", id.value);
        document.push_back(std::move(section));
      }
      continue;
    }
    if (id != ids.front() && render.format != format::Format::jsonl) session.write("\n\n");
    session.print_page({{}, {}, sections}, zone);
  }
  if (!document.empty())
    session.print_page({reading.header("sla explain", "SLA clocks explained"), {}, document}, zone);
  if (!intervals.columns.empty()) session.print(std::move(intervals), zone);
  return Exit::done;
}

}  // namespace

void add_sla_explain(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_explain);
  syntax.arguments("[ID...] [CLOCK]", o.words,
                   {{"ID", kIdsHelp}, {"CLOCK", "Clock to explain (default: resolution)"}});
  syntax.option("--where", "FILTER", o.where,
                "Select tickets by a filter instead of by number; see tix help filter");
  syntax.option("--cycle", "N", o.cycle,
                "Explain this cycle of a clock that starts again (default: the last)");
  syntax.about(
      "Lists the intervals from the start of the clock until it stopped, or until now: whether it ran and "
      "why, under which policy and calendar, and the working time of each. elapsed_s is their running total. "
      "Two more tables show how the due time was computed and the clock itself. CSV and TSV "
      "contain only the intervals.");
  syntax.about(
      "The table omits team, agent, policy, calendar and desk version where they do not change; use "
      "--columns to see them.");
  syntax.example("tix sla explain 42", "Explain why the resolution is due when it is.");
  syntax.example("tix sla explain 42 next_response --cycle 2",
                 "Explain the second time the customer waited for a reply.");
}

}  // namespace tix::cli
