// Tickets that left in the range streamed into the report.
#include "desk/flow_report.hpp"

#include "tix/flow.hpp"

namespace tix::desk {

ReportAnswer flow_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  FlowReport flow(slicing, reading.bindings(), *question.zone, question.periods);
  reading.each_left(
      question.periods.whole(),
      [&](const TicketFacts& facts, const Past& past) {
        slicing.show(facts);
        if (flow.add(past, facts) && question.wants_tickets) answer.tickets.push_back(past.ticket);
      },
      slicing.parts());
  answer.report = flow.report();
  return answer;
}

}  // namespace tix::desk
