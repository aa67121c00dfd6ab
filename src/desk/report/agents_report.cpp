// Tickets of the range streamed into the report.
#include "desk/report/agents_report.hpp"

#include "desk/report/report_intake.hpp"
#include "store/people/roster_store.hpp"
#include "tix/reports/agents_report.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

namespace tix::desk {

ReportAnswer agents_report(Reading& reading, const ReportQuestion& question) {
  for (const Column& key : question.by.columns())
    if (key.name == "agent")
      throw Error(ErrorKind::usage, "a row of report agents is an agent already; --by names what else");
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  const auto available = [&](const AgentPolicy& agent) {
    const AgentId id = reading.names().find<AgentId>(agent.name);
    return agent.active && !store::away_until(reading.database(), id, reading.as_of());
  };
  AgentsReport agents(slicing,
                      {&reading.desk(), &reading.names(), &reading.bindings(), question.zone, available,
                       question.filter.empty()},
                      question.periods);
  reading.each_handled(question.periods.whole(), intake(agents, slicing, question, answer), slicing.parts(),
                       AgentsReport::kKinds);
  std::ranges::sort(answer.tickets);
  answer.report = agents.report();
  return answer;
}

}  // namespace tix::desk
