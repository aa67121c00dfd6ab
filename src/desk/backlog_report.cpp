// The backlog now or at the end of each period, and its totals a week before.
#include "desk/backlog_report.hpp"

#include "tix/backlog.hpp"

namespace tix::desk {
namespace {

constexpr WallSeconds kWeek{7 * 86400};

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
    reading.each_unresolved(question.filter, end_of(i), [&](const TicketFacts& facts) {
      backlog.add(facts);
      if (question.wants_tickets) answer.tickets.push_back(facts.ticket.id);
    });
  }
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  const Instant week_before = end_of(periods.size() - 1) - kWeek;
  reading.each_unresolved(question.filter, week_before, [&](const TicketFacts& facts) {
    ++open;
    overdue += is_overdue(facts);
  });
  answer.report = backlog.report();
  answer.report.totals_extra = {{{"open_change", ColumnKind::number}, backlog.total().open - open},
                                {{"overdue_change", ColumnKind::number}, backlog.total().overdue - overdue}};
  return answer;
}

}  // namespace tix::desk
