// Tickets of the range streamed into the report.
#include "desk/escalations_report.hpp"

#include "tix/escalations_report.hpp"

#include <algorithm>

namespace tix::desk {

ReportAnswer escalations_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  EscalationsReport escalations(slicing, reading.desk(), reading.names(), reading.bindings(),
                                question.filter.empty(), question.periods);
  reading.each_handled(
      question.periods.whole(),
      [&](const TicketFacts& facts, const Past& past) {
        slicing.show(facts);
        if (escalations.add(past, facts) && question.wants_tickets) answer.tickets.push_back(past.ticket);
      },
      slicing.parts(), EscalationsReport::kKinds);
  std::sort(answer.tickets.begin(), answer.tickets.end());
  answer.report = escalations.report();
  return answer;
}

}  // namespace tix::desk
