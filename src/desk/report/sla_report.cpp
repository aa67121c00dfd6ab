// Tickets of the range streamed into the report.
#include "desk/report/sla_report.hpp"

#include "tix/report/slicing.hpp"
#include "tix/reports/sla_report.hpp"

namespace tix::desk {

ReportAnswer sla_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  SlaReport sla(slicing, reading.bindings(), question.periods);
  reading.each_past(
      question.periods.whole(),
      [&](const TicketFacts& facts, const Past& past) {
        slicing.show(facts);
        if (sla.add(past, facts.clocks, facts.as_of) && question.wants_tickets)
          answer.tickets.push_back(past.ticket);
      },
      slicing.parts());
  answer.report = sla.report();
  return answer;
}

}  // namespace tix::desk
