// Counts breaches in the row where the ticket was at the second of the breach, not where it is now: the team
// that let a target breach is not the team that the ticket was escalated to because of it.
#include "tix/reports/breach_counts.hpp"

#include "core/reports/breach_measures.hpp"
#include "tix/reports/breaches_report.hpp"

namespace tix {
BreachTally& BreachTally::operator+=(const BreachTally& more) {
  running += more.running;
  for (std::size_t i = 0; i < of_clock.size(); ++i) of_clock[i] += more.of_clock[i];
  late_by_s += more.late_by_s;
  tickets.insert(tickets.end(), more.tickets.begin(), more.tickets.end());
  return *this;
}

bool BreachCounts::add(const Past& past, const TicketFacts& facts) {
  bool counts = false;
  for (const Breach& breach : breaches_of(past, facts, scope_.periods.whole())) {
    const std::size_t period = scope_.periods.at(*breach.row->breached_at);
    const SliceSet& slices = scope_.slicing.at(*breach.then);
    for (const SliceNo slice : slices) {
      BreachTally& tally = tallies_[{slice, period}];
      tally.running += !breach.row->stopped_at;
      ++tally.of_clock[breach.row->clock];
      tally.late_by_s.push_back(breach.late_by_s);
      tally.tickets.push_back(past.ticket);
    }
    counts |= !slices.empty();
  }
  return counts;
}

Report BreachCounts::report() const {
  return measured(scope_.slicing, scope_.periods, tallies_, kBreachCountMeasures);
}

}  // namespace tix
