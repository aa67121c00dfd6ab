// From the words of any report to its question, and from the answer to the output.
#include "cli/report/report_options.hpp"

#include "cli/input/columns.hpp"
#include "tix/report/condition.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/error.hpp"
#include "tix/time/duration_text.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

PeriodRow periods_for(const ReportOptions& options, const ReportKind& kind, const Grouping& by,
                      const Zone& zone, Instant as_of) {
  const bool typed = options.from || options.to || options.period;
  if (kind.of_an_instant && !by.period() && typed)
    throw Error(
        ErrorKind::usage,
        fmt::format("{} is of one instant: --as-of TIME; --from, --to and --period go with --by day, week, "
                    "month or quarter",
                    kind.name));
  return {parse_range({options.from, options.to, options.period}, zone, as_of, kind.days), by.period(), zone};
}

Grouping grouping_for(const ReportOptions& options, const ReportKind& kind) {
  Grouping by = Grouping::parse(options.by.value_or(kind.by.empty() ? "none" : std::string(kind.by)));
  if (kind.only_over_time && by.has_field())
    throw Error(ErrorKind::usage,
                fmt::format("report {} has rows of its own: --by takes a period: day, week, month or quarter",
                            kind.name),
                fmt::format("of one team alone: tix report {} --by week team:NAME", kind.name));
  return by;
}

/// The tickets behind a report, as `tix list` shows them.
Report ticket_list(const Session& session, desk::Reading& reading, const std::vector<TicketId>& tickets,
                   const ReportOptions& options) {
  TicketTable table(ticket_columns(session));
  table.sort_by(options.sort.value_or(std::string()));
  for (const TicketId ticket : tickets)
    reading.one(ticket, [&](const TicketFacts& facts) { table.add(facts); });
  return table.report(table.size());
}

/// Whoever asks for charts where there can be none is told so.
void require_room_for_charts(const Session& session, const ReportOptions& options, const Zone& zone) {
  if (!options.chart) return;
  if (options.list)
    throw Error(ErrorKind::usage, "--list has no numbers to draw", "leave out --list or --chart");
  if (format::is_for_people(session.render_options(zone).format)) return;
  throw Error(ErrorKind::usage, "--chart needs a format for people; accepted: table, md, html");
}

}  // namespace

void add_report_options(Syntax& syntax, ReportOptions& options, const ReportKind& kind) {
  add_filter(syntax, options.filter, "only these tickets, as they were then; see tix help filter");
  if (!kind.by.empty())
    syntax.option("--by", kind.only_over_time ? "PERIOD" : "FIELD,FIELD", options.by,
                  fmt::format("one row a {}; {} unless given",
                              kind.only_over_time
                                  ? "period: day week month quarter; none for one row"
                                  : "value of: team agent priority category channel customer org policy tag "
                                    "subject status hold_reason breached escalated, or a period: day week "
                                    "month quarter; none for one row",
                              kind.by));
  const std::string_view over_time = kind.of_an_instant ? "over time: " : "";
  syntax.option("--from", "TIME", options.from,
                fmt::format("{}from then on; the last {} days unless given", over_time, kind.days));
  syntax.option("--to", "TIME", options.to, fmt::format("{}up to then, itself not included", over_time));
  syntax.option(
      "--period", "PERIOD", options.period,
      fmt::format("{}today yesterday week last-week month last-month quarter last-quarter year last-year, "
                  "2026-08-07, 2026-W32, 2026-08, 2026-Q3 or 2026",
                  over_time));
  syntax.flag("--list", options.list, "the tickets instead of their numbers");
  syntax.option("--sort", "FIELD,-FIELD", options.sort, "with --list: columns to sort by");
  syntax.flag("--chart", options.chart, "the numbers drawn, before the table; in html they always are");
  syntax.option("--fail-if", "CONDITION", options.fail_if, "exit 1 when it holds of the totals, as rows>10");
}

Exit run_report(Session& session, const ReportOptions& options, const ReportKind& kind) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  if (options.soon) reading.set_soon(parse_duration(*options.soon));
  const Zone& zone = session.zone_or(reading.zone());
  require_room_for_charts(session, options, zone);
  const Grouping by = grouping_for(options, kind);
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter, kind.of_an_instant)) return Exit::done;
  const desk::ReportQuestion question{filter, by, periods_for(options, kind, by, zone, reading.as_of()),
                                      options.list, &zone};
  std::optional<Condition> alarm;
  if (options.fail_if) alarm = Condition::parse(*options.fail_if);
  desk::ReportAnswer answer = kind.make(reading, question);
  for (const ChartPlan& plan : kind.charts) answer.report.charts.push_back(chart_of(answer.report, plan));
  if (options.chart && answer.report.charts.empty())
    throw Error(ErrorKind::usage, fmt::format("report {} has nothing to draw as it is asked", kind.name),
                "over time it has: --by week");
  const bool fails = alarm && alarm->holds(answer.report);
  Report report =
      options.list ? ticket_list(session, reading, answer.tickets, options) : std::move(answer.report);
  if (kind.readable != nullptr && !options.list && format::is_for_people(session.render_options(zone).format))
    report = kind.readable(std::move(report));
  report.header = reading.header(std::string(kind.name));
  report.header.filter = question.filter.text();
  if (!kind.of_an_instant || by.period()) {
    report.header.from = question.periods.whole().from;
    report.header.to = question.periods.whole().to;
  }
  session.print(std::move(report), zone, options.chart);
  if (!fails) return Exit::done;
  session.complain(fmt::format("tix: {} holds", alarm->text()));
  return Exit::answer_is_no;
}

}  // namespace tix::cli
