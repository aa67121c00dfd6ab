// From the words of any report to its question, and from the answer to the output.
#include "cli/report/report_command.hpp"

#include "cli/help/metric_help.hpp"
#include "cli/input/columns.hpp"
#include "cli/input/fail_if.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/reports.hpp"
#include "tix/report/for_people.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

PeriodRow periods_for(const ReportOptions& options, const ReportDescription& report, const Grouping& by,
                      const Zone& zone, Instant as_of) {
  const bool typed = options.from || options.to || options.period;
  if (report.of_an_instant && !by.period() && typed)
    throw Error(
        ErrorKind::usage,
        fmt::format("report {} shows one moment; --from, --to and --period need --by day, week, month "
                    "or quarter",
                    report.name),
        "choose the moment with --as-of TIME");
  return {parse_range({options.from, options.to, options.period}, zone, as_of, report.days), by.period(),
          zone};
}

Grouping grouping_for(const ReportOptions& options, const ReportDescription& report) {
  Grouping by = Grouping::parse(options.by.value_or(std::string(report.by)));
  if (report.only_over_time && by.has_field())
    throw Error(
        ErrorKind::usage,
        fmt::format("report {} cannot be grouped by a field; accepted by --by: day, week, month, quarter",
                    report.name),
        fmt::format("to see one team: tix report {} --by week team:NAME", report.name));
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

/// Throws Error{usage} if charts are requested but cannot be drawn.
void require_room_for_charts(const Session& session, const ReportOptions& options, const Zone& zone) {
  if (!options.chart) return;
  if (options.list)
    throw Error(ErrorKind::usage, "--chart cannot draw a list of tickets", "leave out --list or --chart");
  if (format::is_for_people(session.render_options(zone).format)) return;
  throw Error(ErrorKind::usage, "--chart needs a format for people; accepted: table, md, html");
}

/// Returns the columns that people see without asking, or the others, each with its label and unit.
std::vector<Described> columns_described(std::span<const Metric> metrics, bool is_main) {
  std::vector<Described> rows;
  for (const Metric& metric : metrics) {
    if (metric.is_main != is_main) continue;
    const std::string label = labels_of(metric);
    std::string meaning = capitalized(label);
    if (!unit_of(metric).empty() && unit_of(metric) != label)
      meaning += fmt::format(" ({})", unit_of(metric));
    rows.push_back({std::string(metric.name), std::move(meaning)});
  }
  return rows;
}

/// A report may have other columns with --by than without.
bool has_columns_of(const ChartPlan& plan, const Report& report) {
  return std::ranges::all_of(plan.series, [&](const SeriesPlan& series) {
    return std::ranges::find(report.columns, series.column, &Column::name) != report.columns.end();
  });
}

/// Returns what people see: named rows, and the main columns unless they ask for others.
Report shown_to_people(const Session& session, Report report, const ReportDescription& description) {
  if (description.for_people != nullptr) report = description.for_people(std::move(report));
  report = with_named_rows(std::move(report));
  return session.globals().columns ? report : main_columns(std::move(report));
}

/// A report without options of its own.
struct RowOptions : ReportOptions {
  const desk::ReportRow* row = nullptr;
};

Exit run_row(Session& session, const RowOptions& options) {
  const desk::ReportRow& row = *options.row;
  const desk::MakeReport make = options.by && row.make_by != nullptr ? row.make_by : row.make;
  return run_report(session, options, *row.description, make);
}

/// Command::add takes only the syntax, so each row of the table needs a function of its own.
template <std::size_t Row>
void add_row(Syntax& syntax) {
  RowOptions& options = syntax.runs(run_row);
  options.row = &desk::kReports[Row];
  add_report_options(syntax, options, *options.row->description);
}

/// Reports that declare options of their own, each in its cmd_report_NAME.cpp.
struct OwnOptions {
  std::string_view name;
  void (*add)(Syntax&);
};
constexpr std::array kOwnOptions = {
    OwnOptions{"backlog", add_report_backlog},
    OwnOptions{"digest", add_report_digest},
    OwnOptions{"forecast", add_report_forecast},
    OwnOptions{"patterns", add_report_patterns},
};

template <std::size_t Row>
Command command_of_row() {
  const ReportDescription& report = *desk::kReports[Row].description;
  const auto own = std::ranges::find(kOwnOptions, report.name, &OwnOptions::name);
  return {.name = report.name,
          .group = Group::reports,
          .needs = Needs::read,
          .summary = report.summary,
          .add = own == kOwnOptions.end() ? add_row<Row> : own->add,
          .parts = {},
          .paged = true};
}

template <std::size_t... Row>
std::array<Command, sizeof...(Row)> commands_of(std::index_sequence<Row...>) {
  return {command_of_row<Row>()...};
}

}  // namespace

std::span<const Command> report_commands() {
  static const auto kCommands = commands_of(std::make_index_sequence<desk::kReports.size()>());
  return kCommands;
}

void add_description(Syntax& syntax, const ReportDescription& report) {
  for (const std::string_view paragraph : report.about)
    if (!paragraph.empty()) syntax.about(paragraph);
  const auto add_list = [&](std::string heading, std::vector<Described> rows) {
    if (!rows.empty()) syntax.list({std::move(heading), std::move(rows)});
  };
  add_list("Columns", columns_described(report.metrics, true));
  add_list("Further columns, shown with --columns", columns_described(report.metrics, false));
  add_list("Measures", columns_described(report.measures, false));
  for (const ReportExample& example : report.examples) syntax.example(example.line, example.meaning);
}

void add_report_options(Syntax& syntax, ReportOptions& options, const ReportDescription& report) {
  add_filter(syntax, options.filter, "Count only tickets that matched then; see tix help filter");
  const std::string_view rows = report.only_over_time
                                    ? "period: day, week, month or quarter; none for one row"
                                    : "value of one or two of these, joined by a comma: team agent priority "
                                      "category channel customer org policy tag subject status hold_reason "
                                      "breached escalated day week month quarter; none for one row";
  syntax.option("--by", report.only_over_time ? "PERIOD" : "FIELD,FIELD", options.by,
                fmt::format("Show one row per {} (default: {})", rows,
                            report.by_help.empty() ? report.by : report.by_help));
  const std::string_view over_time = report.of_an_instant ? ", with a period in --by" : "";
  syntax.option(
      "--from", "TIME", options.from,
      fmt::format("Start at this time{} (default: {} days before the end)", over_time, report.days));
  syntax.option("--to", "TIME", options.to,
                fmt::format("End before this time{} (default: now, or --as-of)", over_time));
  syntax.option("--period", "PERIOD", options.period,
                fmt::format("Cover a period{}: today yesterday week last-week month last-month quarter "
                            "last-quarter year last-year, 2026-08-07, 2026-W32, 2026-08, 2026-Q3 or 2026",
                            over_time));
  syntax.flag("--list", options.list, "List the tickets behind the numbers");
  syntax.option("--sort", "FIELD,-FIELD", options.sort,
                "With --list: sort by these columns, - for descending (default: most urgent first)");
  syntax.flag("--chart", options.chart, "Draw the numbers above the table; HTML pages always have charts");
  syntax.option("--fail-if", "CONDITION", options.fail_if,
                "Exit with 1 if the totals meet a condition such as 'rows>10'");
  add_description(syntax, report);
}

Exit run_report(Session& session, const ReportOptions& options, const ReportDescription& report,
                const MakeAnswer& make) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  if (options.soon) reading.set_soon(parse_duration(*options.soon));
  const Zone& zone = session.zone_or(reading.zone());
  require_room_for_charts(session, options, zone);
  const Grouping by = grouping_for(options, report);
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter,
                report.of_an_instant ? store::Among::unresolved : store::Among::all))
    return Exit::done;
  const desk::ReportQuestion question{.filter = filter,
                                      .by = by,
                                      .periods = periods_for(options, report, by, zone, reading.as_of()),
                                      .wants_tickets = options.list,
                                      .zone = zone};
  FailIf fail_if(options.fail_if);
  desk::ReportAnswer answer = make(reading, question);
  for (const ChartPlan& plan : report.charts)
    if (has_columns_of(plan, answer.report)) answer.report.charts.push_back(chart_of(answer.report, plan));
  mark_unfinished(answer.report.charts, question.periods, zone);
  if (options.chart && answer.report.charts.empty())
    throw Error(ErrorKind::usage, fmt::format("report {} has nothing to draw as it is asked", report.name),
                "over time it has: --by week");
  fail_if.compare(answer.report);
  Report shown =
      options.list ? ticket_list(session, reading, answer.tickets, options) : std::move(answer.report);
  const bool for_people = format::is_for_people(session.render_options(zone).format);
  if (for_people && !options.list) shown = shown_to_people(session, std::move(shown), report);
  shown.header = reading.header(std::string(report.name));
  shown.header.title =
      page_title(reading.desk().name, report.title, by.columns(), zone.local(reading.as_of()).date());
  shown.header.filter = question.filter.text();
  if (!report.of_an_instant || by.period()) {
    shown.header.from = question.periods.whole().from;
    shown.header.to = question.periods.whole().to;
  }
  session.print(std::move(shown), zone, options.chart);
  return fail_if.exit(session);
}

}  // namespace tix::cli
