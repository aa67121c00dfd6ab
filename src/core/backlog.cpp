// Counting the backlog, and its columns as a table.
#include "tix/backlog.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace tix {
namespace {

struct BacklogColumn {
  std::string name;
  ColumnKind kind;
  std::function<Cell(const BacklogTally&)> value;
};

template <auto Member>
Cell count(const BacklogTally& tally) {
  return tally.*Member;
}

Cell overdue_pct(const BacklogTally& tally) {
  if (tally.open == 0) return {};
  return percent_of(tally.overdue, tally.open);
}

constexpr std::array<const char*, 6> kAgeNames = {"age_0_1d",  "age_1_3d",   "age_3_7d",
                                                  "age_7_14d", "age_14_30d", "age_30d_plus"};
static_assert(kAgeNames.size() == kAgeBucketDays.size() + 1);

std::vector<BacklogColumn> columns() {
  std::vector<BacklogColumn> all = {
      {"open", ColumnKind::number, count<&BacklogTally::open>},
      {"overdue", ColumnKind::number, count<&BacklogTally::overdue>},
      {"overdue_pct", ColumnKind::percent, overdue_pct},
      {"no_target", ColumnKind::number, count<&BacklogTally::no_target>},
      {"at_risk", ColumnKind::number, count<&BacklogTally::at_risk>},
      {"unassigned", ColumnKind::number, count<&BacklogTally::unassigned>},
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

std::int64_t median(std::vector<std::int64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const std::int64_t below = *std::max_element(values.begin(), middle);
  return (below + *middle) / 2;
}

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
  const auto bucket = std::upper_bound(kAgeBucketDays.begin(), kAgeBucketDays.end(), age / 86400);
  ++ages[static_cast<std::size_t>(bucket - kAgeBucketDays.begin())];
  age_s.push_back(age);
  const bool older = age > oldest_age_s || (age == oldest_age_s && ticket.id < oldest);
  if (!older) return;
  oldest_age_s = age;
  oldest = ticket.id;
}

void Backlog::add(const TicketFacts& facts) {
  total_.add(facts);
  for (std::vector<GroupKey>& key : by_.keys(facts)) rows_[std::move(key)].add(facts);
}

Report Backlog::report() const {
  Report report;
  report.columns = by_.columns();
  const std::size_t keys = report.columns.size();
  const std::vector<BacklogColumn> measures = columns();
  for (const BacklogColumn& column : measures) report.columns.push_back({column.name, column.kind, false});
  const auto fill = [&](Row& row, const BacklogTally& tally) {
    for (const BacklogColumn& column : measures) row.push_back(column.value(tally));
  };
  for (const auto& [key, tally] : rows_) {
    Row& row = report.rows.emplace_back();
    for (const GroupKey& part : key) row.push_back(part.text.empty() ? Cell{} : Cell{part.text});
    fill(row, tally);
  }
  if (keys == 0 && rows_.empty()) fill(report.rows.emplace_back(), total_);
  report.totals.resize(keys);
  fill(report.totals, total_);
  return report;
}

}  // namespace tix
