// Tickets that left in the range streamed into the report.
#include "desk/satisfaction_report.hpp"

#include "tix/satisfaction.hpp"

namespace tix::desk {

ReportAnswer satisfaction_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  SatisfactionReport satisfaction(slicing, question.periods);
  reading.each_left(
      question.periods.whole(),
      [&](const TicketFacts& facts, const Past& past) {
        slicing.show(facts);
        if (satisfaction.add(past, facts) && question.wants_tickets) answer.tickets.push_back(past.ticket);
      },
      slicing.parts());
  answer.report = satisfaction.report();
  return answer;
}

}  // namespace tix::desk
