// Lines of agents as rows: beside what was counted, what the desk file says of each.
#include "tix/calendar/working_days.hpp"
#include "tix/report/measure.hpp"
#include "tix/report/statistics.hpp"
#include "tix/reports/agents_report.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tix {
namespace {

template <auto Member>
Cell of_tally(const AgentRow& row) {
  return row.tally.*Member;
}

template <auto Part, auto Whole>
Cell share(const AgentRow& row) {
  return percent_or_empty(row.tally.*Part, row.tally.*Whole);
}

template <auto Values>
Cell how_many(const AgentRow& row) {
  return static_cast<std::int64_t>((row.tally.*Values).size());
}

template <auto Values, auto Length>
Cell length(const AgentRow& row) {
  const std::optional<Lengths> lengths = lengths_of(row.tally.*Values);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

Cell capacity(const AgentRow& row) {
  return row.capacity == 0 ? Cell{} : Cell{row.capacity};
}

std::vector<Measure<AgentRow>> measures() {
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
      {"one_touch_pct", kPercent, share<&AgentTally::one_touch, &AgentTally::resolved>},
      {"reopen_pct", kPercent, share<&AgentTally::reopened, &AgentTally::resolved>},
      {"transfer_out_pct", kPercent,
       [](const AgentRow& r) {
         return percent_or_empty(r.tally.passed_on, r.tally.passed_on + r.tally.kept);
       }},
      {"first_response_n", kNumber, how_many<kFirst>},
      {"first_response_mean_s", kWorking, length<kFirst, &Lengths::mean>},
      {"first_response_median_s", kWorking, length<kFirst, &Lengths::median>},
      {"resolution_n", kNumber, how_many<kResolution>},
      {"resolution_mean_s", kWorking, length<kResolution, &Lengths::mean>},
      {"resolution_median_s", kWorking, length<kResolution, &Lengths::median>},
      {"own_response_n", kNumber, how_many<kOwn>},
      {"own_response_mean_s", kWorking, length<kOwn, &Lengths::mean>},
      {"own_response_median_s", kWorking, length<kOwn, &Lengths::median>},
      {"csat_pct", kPercent, share<&AgentTally::satisfied, &AgentTally::rated>},
      {"csat_n", kNumber, of_tally<&AgentTally::rated>},
  };
}

/// By the agent's hours, else the team's; null: 24x7.
const Calendar* hours_of(const Desk& desk, const AgentPolicy& agent) {
  const TeamPolicy* team = desk.team(agent.team);
  return desk.calendar(agent.calendar.empty() && team ? team->calendar : agent.calendar).get();
}

}  // namespace

std::vector<const Calendar*> hours_of_all(const Desk& desk) {
  std::vector<const Calendar*> all;
  for (const AgentPolicy& agent : desk.agents)
    if (agent.active) all.push_back(hours_of(desk, agent));
  return all;
}

std::vector<AgentTally> AgentsReport::tallies(const Line& line) const {
  std::vector<AgentTally> tallies = line.happened;
  const std::vector<std::int64_t> load = line.load.counts(periods_), overdue = line.overdue.counts(periods_);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i].load = load[i];
    tallies[i].overdue = overdue[i];
  }
  return tallies;
}

/// Those that are rows, each as often as there are periods.
std::vector<AgentsReport::LineKey> AgentsReport::lines_shown() const {
  const bool has_field = slicing_->by().has_field();
  std::set<LineKey> shown;
  for (const auto& [key, line] : lines_)
    if ((key.first != kAllSlices) == has_field) shown.insert(key);
  if (ground_.everybody && !has_field)
    for (const AgentPolicy& agent : ground_.desk->agents)
      if (agent.active) shown.emplace(kAllSlices, ground_.names->find<AgentId>(agent.name));
  return {shown.begin(), shown.end()};
}

/// The highest load of an available agent, for their capacity, over the mean of all of them; 0: no load.
double AgentsReport::unevenness() const {
  double highest = 0, sum = 0;
  std::int64_t agents = 0;
  for (const AgentPolicy& agent : ground_.desk->agents) {
    const auto found = lines_.find({kAllSlices, ground_.names->find<AgentId>(agent.name)});
    if (!agent.active || !ground_.available(agent) || agent.capacity <= 0) continue;
    if (found == lines_.end() && !ground_.everybody) continue;
    const std::int64_t load = found == lines_.end() ? 0 : tallies(found->second).back().load;
    const double share = static_cast<double>(load) / agent.capacity;
    highest = std::max(highest, share);
    sum += share;
    ++agents;
  }
  return sum > 0 ? highest * static_cast<double>(agents) / sum : 0;
}

AgentRow AgentsReport::row(AgentId agent, const AgentTally& tally, const Interval& period) const {
  const AgentPolicy* policy = ground_.desk->agent(ground_.names->text(agent));
  std::vector<const Calendar*> hours;
  if (policy) hours.push_back(hours_of(*ground_.desk, *policy));
  return {tally, policy && policy->active ? policy->capacity : 0, working_days(period, hours, *ground_.zone)};
}

/// Of all agents, and of their capacity those that are rows.
AgentRow AgentsReport::total() const {
  AgentRow total{{}, 0, working_days(periods_.whole(), hours_of_all(*ground_.desk), *ground_.zone)};
  for (const auto& [key, line] : lines_) {
    if (key.first != kAllSlices) continue;
    const std::int64_t load = total.tally.load, overdue = total.tally.overdue;
    for (const AgentTally& tally : tallies(line)) total.tally += tally;
    total.tally.load += load;
    total.tally.overdue += overdue;
  }
  std::set<AgentId> agents;
  for (const LineKey& key : lines_shown())
    if (agents.insert(key.second).second) total.capacity += row(key.second, {}, periods_.whole()).capacity;
  return total;
}

Report AgentsReport::report() const {
  const Grouping& by = slicing_->by();
  const Line nothing{std::vector<AgentTally>(periods_.size()), {}, {}};
  std::map<std::vector<GroupKey>, AgentRow> rows;
  for (const LineKey& key : lines_shown()) {
    const auto line = lines_.find(key);
    const std::vector<AgentTally> all = tallies(line == lines_.end() ? nothing : line->second);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Period& period = periods_.periods()[i];
      std::vector<GroupKey> keys = by.in_period(slicing_->key(key.first), i, period);
      keys.insert(keys.begin(), name_key(ground_.names->text(key.second)));
      rows.emplace(std::move(keys), row(key.second, all[i], period.range));
    }
  }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), {"agent", ColumnKind::text, true});
  Report report = measured(std::move(keys), rows, total(), measures());
  const double uneven = unevenness();
  report.totals_extra = {
      {{"max_over_mean", ColumnKind::number}, uneven > 0 ? Cell{std::round(uneven * 100) / 100} : Cell{}}};
  return report;
}

}  // namespace tix
