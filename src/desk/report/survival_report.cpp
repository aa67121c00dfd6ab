// Pasts from the first creation asked about up to now, streamed into the curves.
#include "desk/report/survival_report.hpp"

#include "desk/report/history_scan.hpp"
#include "tix/reports/survival.hpp"

namespace tix::desk {

ReportAnswer survival_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  Survival survival(slicing, question.periods, reading.as_of());
  const Interval watched{question.periods.whole().from, reading.as_of() + WallSeconds{1}};
  scan_history(reading, slicing, watched, false, [&](const Past& past) {
    if (survival.add(past) && question.wants_tickets) answer.tickets.push_back(past.ticket);
  });
  answer.report = survival.report();
  return answer;
}

}  // namespace tix::desk
