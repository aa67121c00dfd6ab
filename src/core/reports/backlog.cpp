// Counting the backlog, and its columns as a table.
#include "tix/reports/backlog.hpp"

#include "tix/report/measure.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

template <auto Member>
constexpr auto kCount = counted<Member, BacklogTally>;

Cell overdue_pct(const BacklogTally& tally) {
  return percent_or_empty(tally.overdue, tally.open);
}

constexpr std::array<const char*, 6> kAgeNames = {"age_0_1d",  "age_1_3d",   "age_3_7d",
                                                  "age_7_14d", "age_14_30d", "age_30d_plus"};
static_assert(kAgeNames.size() == kAgeBucketDays.size() + 1);

std::vector<Measure<BacklogTally>> measures() {
  std::vector<Measure<BacklogTally>> all = {
      {"open", ColumnKind::number, kCount<&BacklogTally::open>},
      {"overdue", ColumnKind::number, kCount<&BacklogTally::overdue>},
      {"overdue_pct", ColumnKind::percent, overdue_pct},
      {"no_target", ColumnKind::number, kCount<&BacklogTally::no_target>},
      {"at_risk", ColumnKind::number, kCount<&BacklogTally::at_risk>},
      {"unassigned", ColumnKind::number, kCount<&BacklogTally::unassigned>},
  };
  for (const ClockRule& rule : kClockRules)
    all.push_back({fmt::format("breached_{}", name_of(rule.clock)), ColumnKind::number,
                   [clock = static_cast<std::size_t>(rule.clock)](const BacklogTally& t) {
                     return t.breached[clock];
                   }});
  for (std::size_t bucket = 0; bucket < kAgeNames.size(); ++bucket)
    all.push_back(
        {kAgeNames[bucket], ColumnKind::number, [bucket](const BacklogTally& t) { return t.ages[bucket]; }});
  all.push_back({"median_age_s", ColumnKind::duration,
                 [](const BacklogTally& t) { return t.age_s.empty() ? Cell{} : Cell{median(t.age_s)}; }});
  all.push_back({"oldest_age_s", ColumnKind::duration,
                 [](const BacklogTally& t) { return t.oldest ? Cell{t.oldest_age_s} : Cell{}; }});
  all.push_back({"oldest_id", ColumnKind::number,
                 [](const BacklogTally& t) { return t.oldest ? Cell{t.oldest.value} : Cell{}; }});
  return all;
}

}  // namespace

void BacklogTally::add(const TicketFacts& facts) {
  const Ticket& ticket = facts.ticket;
  ++open;
  overdue += is_overdue(facts);
  no_target += has_no_target(facts);
  at_risk += is_at_risk(facts);
  unassigned += !ticket.agent;
  std::array<bool, kClockCount + 1> broken = {};
  for (const ClockRow& row : facts.clocks)
    if (row.breached_as_of(facts.as_of) && !row.waived_as_of(facts.as_of))
      broken[static_cast<std::size_t>(row.clock)] = true;
  for (std::size_t clock = 0; clock < kClockCount; ++clock) breached[clock] += broken[clock];
  const std::int64_t age = (facts.as_of - ticket.created_at).count;
  const auto bucket = std::ranges::upper_bound(kAgeBucketDays, age / 86400);
  ++ages[static_cast<std::size_t>(bucket - kAgeBucketDays.begin())];
  age_s.push_back(age);
  const bool older = age > oldest_age_s || (age == oldest_age_s && ticket.id < oldest);
  if (!older) return;
  oldest_age_s = age;
  oldest = ticket.id;
}

void Backlog::begin(std::size_t index) {
  now_ = index;
  total_ = {};
}

void Backlog::add(const TicketFacts& facts) {
  total_.add(facts);
  for (std::vector<GroupKey>& key : by_.keys(facts)) {
    std::vector<BacklogTally>& row = rows_[std::move(key)];
    row.resize(periods_.size());
    row[now_].add(facts);
  }
}

Report Backlog::report() const {
  std::map<std::vector<GroupKey>, BacklogTally> rows;
  const auto add = [&](const std::vector<GroupKey>& key, const std::vector<BacklogTally>& tallies) {
    for (std::size_t i = 0; i < tallies.size(); ++i)
      rows.emplace(by_.in_period(key, i, periods_[i]), tallies[i]);
  };
  for (const auto& [key, tallies] : rows_) add(key, tallies);
  if (rows_.empty() && !by_.has_field()) add({}, std::vector<BacklogTally>(periods_.size()));
  return measured(by_.columns(), rows, total_, measures());
}

}  // namespace tix
