// Tickets that left in the range streamed into the report.
#include "desk/report/flow_report.hpp"

#include "desk/report/report_intake.hpp"
#include "tix/reports/flow.hpp"

namespace tix::desk {

ReportAnswer flow_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  FlowReport flow(slicing, reading.bindings(), *question.zone, question.periods);
  reading.each_left(question.periods.whole(), intake(flow, slicing, question, answer), slicing.parts());
  answer.report = flow.report();
  return answer;
}

}  // namespace tix::desk
