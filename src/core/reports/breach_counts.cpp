// Counts breaches in the row where the ticket was at the second of the breach, not where it is now: the team
// that let a target breach is not the team that the ticket was escalated to because of it.
#include "tix/reports/breach_counts.hpp"

#include "tix/reports/breaches_report.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

template <auto Length>
Cell late_by(const BreachTally& tally) {
  const std::optional<Lengths> lengths = lengths_of(tally.late_by_s);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

std::vector<Measure<BreachTally>> breach_count_measures() {
  constexpr auto kNumber = ColumnKind::number, kWall = ColumnKind::duration;
  std::vector<Measure<BreachTally>> all = {
      {"breaches", kNumber, [](const BreachTally& t) { return Cell{std::ssize(t.tickets)}; }},
      {"tickets", kNumber, [](const BreachTally& t) { return Cell{distinct(t.tickets)}; }},
      {"running", kNumber, counted<&BreachTally::running, BreachTally>},
      {"mean_late_by_s", kWall, late_by<&Lengths::mean>},
      {"median_late_by_s", kWall, late_by<&Lengths::median>},
      {"p90_late_by_s", kWall, late_by<&Lengths::p90>},
  };
  for (const ClockRule& rule : kClockRules)
    all.push_back({fmt::format("breached_{}", name_of(rule.clock)), kNumber,
                   [clock = rule.clock](const BreachTally& t) { return t.of_clock[clock]; }});
  return all;
}

}  // namespace

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
  return measured(scope_.slicing, scope_.periods, tallies_, breach_count_measures());
}

}  // namespace tix
