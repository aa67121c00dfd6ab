// The backlog now or at the end of each period, and its totals a week before.
#include "desk/report/backlog_report.hpp"

#include "desk/report/trend_report.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/backlog.hpp"

namespace tix::desk {
namespace {

constexpr WallSeconds kWeek{7 * 86400};

struct Stock {
  std::int64_t open = 0, overdue = 0;
};

/// Of U(t). From bare pasts where they suffice: what has changed since need not be folded then.
Stock stock_at(Reading& reading, const Filter& filter, Instant t) {
  if (!(parts_of(filter) & kOtherPart)) {
    const TrendTally then = trend_total(reading, filter, {t, t + WallSeconds{1}});
    return {then.open_end(), then.overdue_end};
  }
  Stock stock;
  reading.each_unresolved(filter, t, [&](const TicketFacts& facts) {
    ++stock.open;
    stock.overdue += is_overdue(facts);
  });
  return stock;
}

}  // namespace

ReportAnswer backlog_report(Reading& reading, const ReportQuestion& question) {
  const std::vector<Period>& periods = question.periods.periods();
  const auto end_of = [&](std::size_t i) {
    return question.by.period() ? periods[i].range.last() : reading.as_of();
  };
  ReportAnswer answer;
  Backlog backlog(question.by, periods);
  for (std::size_t i = 0; i < periods.size(); ++i) {
    backlog.begin(i);
    answer.tickets.clear();
    const auto add = [&](const TicketFacts& facts) {
      backlog.add(facts);
      if (question.wants_tickets) answer.tickets.push_back(facts.ticket.id);
    };
    reading.each_unresolved(question.filter, end_of(i), add, question.by.parts());
  }
  const Stock before = stock_at(reading, question.filter, end_of(periods.size() - 1) - kWeek);
  const BacklogTally& now = backlog.total();
  answer.report = backlog.report();
  answer.report.totals_extra = {{{"open_change", ColumnKind::number}, now.open - before.open},
                                {{"overdue_change", ColumnKind::number}, now.overdue - before.overdue}};
  return answer;
}

}  // namespace tix::desk
