// Composes the page from other reports, cut to the rows for which it has room.
#include "desk/report/digest.hpp"

#include "desk/report/arrivals.hpp"
#include "desk/report/backlog_with_change.hpp"
#include "desk/report/report_pipeline.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/reports/breaches_report.hpp"
#include "tix/reports/digest_headline.hpp"
#include "tix/reports/trend_report.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tix::desk {
namespace {

constexpr std::size_t kMostTickets = 10;
constexpr std::size_t kMostRows = 20;
constexpr std::size_t kMostPatterns = 5;
constexpr int kLastDays = 7;
constexpr int kTrendDays = 30;

/// The filter and the zone of the page, from which the questions to other reports are made.
struct Question {
  const Filter& filter;
  const Zone& zone;

  ReportQuestion of(std::string_view by, const PeriodWords& words, Instant as_of,
                    int days = kTrendDays) const {
    const Grouping grouping = Grouping::parse(by);
    return {.filter = filter,
            .by = grouping,
            .periods = PeriodRow(parse_range(words, zone, as_of, days), grouping.period(), zone),
            .zone = zone};
  }
};

Cell change_of(const Report& report, std::string_view name) {
  const auto found = std::ranges::find_if(report.totals_extra,
                                          [&](const Extra& extra) { return extra.column.name == name; });
  return found->value;
}

/// Keeps the first rows and notes how many are left out. Totals stay those of all rows.
DigestPart shortened(DigestPart part, std::size_t most) {
  if (part.report.rows.size() > most) {
    part.left_out = part.report.rows.size() - most;
    part.report.rows.resize(most);
  }
  return part;
}

/// Returns the overdue tickets and those due before noon, in the order of a work list.
DigestPart do_first(Reading& reading, const Question& question) {
  TicketTable table({"id", "due_s", "title", "priority", "agent", "team"});
  reading.each_unresolved(question.filter, reading.as_of(), [&](const TicketFacts& facts) {
    if (is_overdue(facts) || is_at_risk(facts)) table.add(facts);
  });
  return shortened({"do_first", "Do first", table.report(table.size())}, kMostTickets);
}

DigestPart last_days(Reading& reading, const Question& question) {
  static constexpr std::array kFlows = {SeriesPlan{"created", Meaning::plain},
                                        SeriesPlan{"resolved", Meaning::good}};
  static constexpr std::array kStocks = {SeriesPlan{"open_end", Meaning::plain},
                                         SeriesPlan{"overdue_end", Meaning::bad}};
  const ReportQuestion days = question.of("day", {}, reading.as_of());
  Report report = answer<TrendReport>(reading, days).report;
  std::vector<Chart> charts = {chart_of(report, {ChartShape::lines, "Open and overdue tickets", kStocks}),
                               chart_of(report, {ChartShape::lines, "Created and resolved tickets", kFlows})};
  mark_unfinished(charts, days.periods, days.zone);
  report.totals.clear();
  if (std::ssize(report.rows) > kLastDays)
    report.rows.erase(report.rows.begin(), report.rows.end() - kLastDays);
  report =
      select_columns(std::move(report), {"day", "created", "resolved", "net", "open_end", "overdue_end"});
  report.charts = std::move(charts);
  return {"trend", "Trend", std::move(report)};
}

DigestPart broken_since_yesterday(Reading& reading, const Question& question) {
  Report report =
      answer<BreachesReport>(reading, question.of("none", {"yesterday", {}, {}}, reading.as_of())).report;
  report.totals.clear();
  report =
      select_columns(std::move(report), {"id", "late_by_s", "title", "clock", "due_at", "agent", "team"});
  return shortened({"breaches", "Breached since yesterday", std::move(report)}, kMostRows);
}

/// Returns the most frequent categories of the last days, the most frequent first.
DigestPart patterns(Reading& reading, const Question& question) {
  Report report = patterns_report(reading, question.of("category", {}, reading.as_of(), kLastDays)).report;
  report.totals.clear();
  report.charts.clear();
  report =
      select_columns(std::move(report), {"category", "count", "growth_pct", "spike", "customers", "overdue"});
  std::ranges::stable_sort(report.rows, [](const Row& x, const Row& y) {
    return std::get<std::int64_t>(y[1]) < std::get<std::int64_t>(x[1]);
  });
  return shortened({"patterns", "New in the last 7 days", std::move(report)}, kMostPatterns);
}

Report by_team(const Report& backlog) {
  static constexpr std::array kAges = {
      SeriesPlan{"age_0_1d", Meaning::ramp},   SeriesPlan{"age_1_3d", Meaning::ramp},
      SeriesPlan{"age_3_7d", Meaning::ramp},   SeriesPlan{"age_7_14d", Meaning::ramp},
      SeriesPlan{"age_14_30d", Meaning::ramp}, SeriesPlan{"age_30d_plus", Meaning::ramp}};
  Report report = select_columns(backlog, {"team", "open", "overdue", "overdue_pct", "at_risk", "unassigned",
                                           "oldest_age_s", "oldest_id"});
  report.charts = {chart_of(backlog, {ChartShape::stacked, "Age of open tickets", kAges})};
  return report;
}

}  // namespace

Digest digest(Reading& reading, const Filter& filter, const Zone& zone) {
  const Question question{filter, zone};
  const Instant as_of = reading.as_of();
  reading.set_soon(next_noon(as_of, zone) - as_of - WallSeconds{1});
  const Report backlog = backlog_with_change(reading, question.of("team", {}, as_of)).report;
  const Cell overdue_change = change_of(backlog, "overdue_change");
  const auto* change = std::get_if<std::int64_t>(&overdue_change);
  const DigestCounts counts{.open = whole_total(backlog, "open"),
                            .overdue = whole_total(backlog, "overdue"),
                            .overdue_change = change ? std::optional(*change) : std::nullopt,
                            .at_risk = whole_total(backlog, "at_risk")};
  Digest page;
  page.headline = headline(counts, as_of, zone);
  page.subject = reading.desk().name.empty() ? page.headline : reading.desk().name + ": " + page.headline;
  for (const Metric& metric : kDigest.metrics) page.numbers.columns.push_back(column_of(metric));
  page.numbers.rows = {{page.headline, counts.open, change_of(backlog, "open_change"), counts.overdue,
                        overdue_change, counts.at_risk}};
  page.parts.push_back(do_first(reading, question));
  page.parts.push_back(shortened({"backlog", "Backlog", by_team(backlog)}, kMostRows));
  page.parts.push_back(last_days(reading, question));
  page.parts.push_back(broken_since_yesterday(reading, question));
  page.parts.push_back(patterns(reading, question));
  return page;
}

}  // namespace tix::desk
