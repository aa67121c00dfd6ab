// Tickets that left in the range streamed into the report.
#include "desk/report/satisfaction_report.hpp"

#include "desk/report/report_intake.hpp"
#include "tix/reports/satisfaction.hpp"

namespace tix::desk {

ReportAnswer satisfaction_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  SatisfactionReport satisfaction(slicing, question.periods);
  reading.each_left(question.periods.whole(), intake(satisfaction, slicing, question, answer),
                    slicing.parts());
  answer.report = satisfaction.report();
  return answer;
}

}  // namespace tix::desk
