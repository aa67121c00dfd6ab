// The backlog now, and its totals a week before.
#include "desk/backlog_report.hpp"

#include "tix/backlog.hpp"

namespace tix::desk {
namespace {

constexpr WallSeconds kWeek{7 * 86400};

}  // namespace

Report backlog_report(Reading& reading, const Filter& filter, const Grouping& by) {
  Backlog now(by);
  reading.each_unresolved(filter, reading.as_of(), [&](const TicketFacts& facts) { now.add(facts); });
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  reading.each_unresolved(filter, reading.as_of() - kWeek, [&](const TicketFacts& facts) {
    ++open;
    overdue += is_overdue(facts);
  });
  Report report = now.report();
  report.header = reading.header("backlog");
  report.header.filter = filter.text();
  report.totals_extra = {{{"open_change", ColumnKind::number}, now.total().open - open},
                         {{"overdue_change", ColumnKind::number}, now.total().overdue - overdue}};
  return report;
}

}  // namespace tix::desk
