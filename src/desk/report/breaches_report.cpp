// Tickets with a breach in the range streamed into the report.
#include "desk/report/breaches_report.hpp"

#include "desk/report/report_intake.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/breach_counts.hpp"
#include "tix/reports/breaches.hpp"

namespace tix::desk {
namespace {

/// `Made` is what takes the tickets; `more` is what it is made with.
template <class Made, class... More>
ReportAnswer made_of_breaches(Reading& reading, const ReportQuestion& question, const More&... more) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  Made made(slicing, more...);
  reading.each_broken(question.periods.whole(), intake(made, slicing, question, answer), slicing.parts());
  answer.report = made.report();
  return answer;
}

}  // namespace

ReportAnswer breaches_report(Reading& reading, const ReportQuestion& question) {
  return made_of_breaches<Breaches>(reading, question, reading.names(), question.periods.whole());
}

ReportAnswer breach_counts(Reading& reading, const ReportQuestion& question) {
  return made_of_breaches<BreachCounts>(reading, question, question.periods);
}

}  // namespace tix::desk
