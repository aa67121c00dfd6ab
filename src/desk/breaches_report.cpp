// Tickets with a breach in the range streamed into the report.
#include "desk/breaches_report.hpp"

#include "tix/breaches.hpp"
#include "tix/slice.hpp"

namespace tix::desk {

ReportAnswer breaches_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  const Range range = question.periods.whole();
  Breaches breaches(slicing, reading.names(), range);
  reading.each_broken(
      range,
      [&](const TicketFacts& facts, const Past& past) {
        slicing.show(facts);
        if (breaches.add(past, facts) && question.wants_tickets) answer.tickets.push_back(past.ticket);
      },
      slicing.parts());
  answer.report = breaches.report();
  return answer;
}

}  // namespace tix::desk
