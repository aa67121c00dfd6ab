// Tickets of the range streamed into the report.
#include "desk/report/delays_report.hpp"

#include "desk/report/report_intake.hpp"
#include "tix/reports/delays.hpp"

#include <algorithm>

namespace tix::desk {

ReportAnswer delays_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  DelaysReport delays(slicing, reading.desk(), question.periods);
  reading.each_handled(question.periods.whole(), intake(delays, slicing, question, answer), slicing.parts(),
                       DelaysReport::kKinds);
  std::ranges::sort(answer.tickets);
  answer.report = delays.report();
  return answer;
}

}  // namespace tix::desk
