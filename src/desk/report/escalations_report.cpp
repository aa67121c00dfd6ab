// Tickets of the range streamed into the report.
#include "desk/report/escalations_report.hpp"

#include "desk/report/report_intake.hpp"
#include "tix/reports/escalations_report.hpp"

#include <algorithm>

namespace tix::desk {

ReportAnswer escalations_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  EscalationsReport escalations(slicing, reading.desk(), reading.names(), reading.bindings(),
                                question.filter.empty(), question.periods);
  reading.each_handled(question.periods.whole(), intake(escalations, slicing, question, answer),
                       slicing.parts(), EscalationsReport::kKinds);
  std::ranges::sort(answer.tickets);
  answer.report = escalations.report();
  return answer;
}

}  // namespace tix::desk
