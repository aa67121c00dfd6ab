// The sums and columns of `report agents`. Events add up over periods; counts at the end of a period do not.
#include "tix/reports/agent_tally.hpp"

namespace tix {
namespace {

template <auto Member>
Cell of_tally(const AgentRow& row) {
  return row.tally.*Member;
}

/// Returns one member of the tally as a percentage of another.
template <auto Part, auto Whole>
Cell agent_share(const AgentRow& row) {
  return percent_or_empty(row.tally.*Part, row.tally.*Whole);
}

template <auto Values>
Cell how_many(const AgentRow& row) {
  return static_cast<std::int64_t>((row.tally.*Values).size());
}

template <auto Values, auto Length>
Cell agent_length(const AgentRow& row) {
  const std::optional<Lengths> lengths = lengths_of(row.tally.*Values);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

Cell capacity(const AgentRow& row) {
  return row.capacity == 0 ? Cell{} : Cell{row.capacity};
}

}  // namespace

AgentTally& AgentTally::operator+=(const AgentTally& later) {
  load = later.load;
  overdue = later.overdue;
  assigned += later.assigned;
  resolved += later.resolved;
  one_touch += later.one_touch;
  reopened += later.reopened;
  passed_on += later.passed_on;
  kept += later.kept;
  first_response_s += later.first_response_s;
  resolution_s += later.resolution_s;
  own_response_s += later.own_response_s;
  satisfied += later.satisfied;
  rated += later.rated;
  return *this;
}

std::vector<Measure<AgentRow>> agent_measures() {
  constexpr auto kNumber = ColumnKind::number, kPercent = ColumnKind::percent, kWorking = ColumnKind::working;
  constexpr auto kFirst = &AgentTally::first_response_s, kOwn = &AgentTally::own_response_s;
  constexpr auto kResolution = &AgentTally::resolution_s;
  return {
      {"load", kNumber, of_tally<&AgentTally::load>},
      {"capacity", kNumber, capacity},
      {"load_pct", kPercent, [](const AgentRow& r) { return percent_or_empty(r.tally.load, r.capacity); }},
      {"overdue", kNumber, of_tally<&AgentTally::overdue>},
      {"assigned", kNumber, of_tally<&AgentTally::assigned>},
      {"resolved", kNumber, of_tally<&AgentTally::resolved>},
      {"resolved_per_day", kNumber,
       [](const AgentRow& r) { return ratio_or_empty(r.tally.resolved, r.days); }},
      {"one_touch_pct", kPercent, agent_share<&AgentTally::one_touch, &AgentTally::resolved>},
      {"reopen_pct", kPercent, agent_share<&AgentTally::reopened, &AgentTally::resolved>},
      {"transfer_out_pct", kPercent,
       [](const AgentRow& r) {
         return percent_or_empty(r.tally.passed_on, r.tally.passed_on + r.tally.kept);
       }},
      {"first_response_n", kNumber, how_many<kFirst>},
      {"first_response_mean_s", kWorking, agent_length<kFirst, &Lengths::mean>},
      {"first_response_median_s", kWorking, agent_length<kFirst, &Lengths::median>},
      {"resolution_n", kNumber, how_many<kResolution>},
      {"resolution_mean_s", kWorking, agent_length<kResolution, &Lengths::mean>},
      {"resolution_median_s", kWorking, agent_length<kResolution, &Lengths::median>},
      {"own_response_n", kNumber, how_many<kOwn>},
      {"own_response_mean_s", kWorking, agent_length<kOwn, &Lengths::mean>},
      {"own_response_median_s", kWorking, agent_length<kOwn, &Lengths::median>},
      {"csat_pct", kPercent, agent_share<&AgentTally::satisfied, &AgentTally::rated>},
      {"csat_n", kNumber, of_tally<&AgentTally::rated>},
  };
}

}  // namespace tix
