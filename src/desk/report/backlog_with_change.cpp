// Counts the backlog, and two of its totals a week earlier for the change.
#include "desk/report/backlog_with_change.hpp"

#include "desk/report/report_pipeline.hpp"
#include "tix/reports/backlog_report.hpp"
#include "tix/reports/trend_report.hpp"

namespace tix::desk {
namespace {

constexpr WallSeconds kWeek{7 * 86400};

struct Stock {
  std::int64_t open = 0, overdue = 0;
};

/// Counts the tickets unresolved at t. Reads only their history if that suffices, so that tickets that have
/// changed since need not be folded.
Stock stock_at(Reading& reading, const ReportQuestion& question, Instant t) {
  if (!(parts_of(question.filter) & kOtherPart)) {
    const PeriodRow second({Period{{}, {t, t + WallSeconds{1}}}});
    const ReportQuestion then{.filter = question.filter, .by = {}, .periods = second, .zone = question.zone};
    Slicing slicing(then.filter, then.by, reading.names(), reading.bindings());
    TrendReport trend(scope_of(reading, then, slicing));
    scan_lateness(reading, slicing, second.whole(),
                  [&](const Past& past, const std::vector<Interval>& late) { trend.add(past, late); });
    const TrendTally total = trend.totals().front();
    return {total.open_end(), total.overdue_end};
  }
  Stock stock;
  reading.each_unresolved(question.filter, t, [&](const TicketFacts& facts) {
    ++stock.open;
    stock.overdue += is_overdue(facts);
  });
  return stock;
}

}  // namespace

ReportAnswer backlog_with_change(Reading& reading, const ReportQuestion& question) {
  ReportAnswer now = answer<BacklogReport>(reading, question);
  const Instant end = end_of(reading, question, question.periods.size() - 1);
  if (!existed_at(reading, end - kWeek)) return now;
  const Stock before = stock_at(reading, question, end - kWeek);
  set_extra(now.report, "open_change", whole_total(now.report, "open") - before.open);
  set_extra(now.report, "overdue_change", whole_total(now.report, "overdue") - before.overdue);
  return now;
}

}  // namespace tix::desk
