// The scope that every counter is constructed with.
#include "desk/report/report_pipeline.hpp"

#include "store/people/roster_store.hpp"
#include "store/ticket/past_reader.hpp"

namespace tix::desk {

ReportScope scope_of(Reading& reading, const ReportQuestion& question, Slicing& slicing) {
  return {.slicing = slicing,
          .desk = reading.desk(),
          .names = reading.names(),
          .bindings = reading.bindings(),
          .zone = question.zone,
          .periods = question.periods,
          .as_of = reading.as_of(),
          .everything = question.filter.empty(),
          .is_available = [&reading](const AgentPolicy& agent) {
            const AgentId id = reading.names().find<AgentId>(agent.name);
            return agent.active && !store::away_until(reading.database(), id, reading.as_of());
          }};
}

Instant end_of(const Reading& reading, const ReportQuestion& question, std::size_t period) {
  return question.by.period() ? question.periods.periods()[period].range.last() : reading.as_of();
}

bool existed_at(Reading& reading, Instant t) {
  const std::optional<Instant> first = store::first_stay(reading.database());
  return first && *first <= t;
}

}  // namespace tix::desk
