// Working ages on random desks: the laws of the report, and every number counted again ticket by ticket.
#include "tix/reports/ageing_report.hpp"

#include "desk/report/asking.hpp"
#include "tix/calendar/business_time.hpp"

#include <algorithm>

using namespace tix;
using namespace tix::test;

namespace {

constexpr std::array kAgeingGroupings = {"none",   "team",   "agent",          "priority", "tag",
                                         "status", "policy", "priority,agent", "category"};
constexpr std::array kAgeingFilters = {"",           "",       "priority:urgent,high", "team:frontline",
                                       "policy:vip", "tag:vip"};
constexpr std::array kBuckets = {"work_0_8h", "work_8_16h", "work_16_40h", "work_40_80h", "work_80h_plus"};

/// Returns the working age in seconds of each ticket open at `t`, by its own binding.
std::map<std::int64_t, std::int64_t> ages_at(ImportDesk& desk, Instant t, const std::string& filter) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
  std::map<std::int64_t, std::int64_t> ages;
  reading.each(reading.filter(filter, "sari"), [&](const TicketFacts& facts) {
    if (!facts.ticket.unresolved()) return;
    const auto hours = reading.bindings()[facts.ticket.binding].calendar;
    ages[facts.ticket.id.value] = elapsed(hours.get(), facts.ticket.created_at, t).count;
  });
  return ages;
}

/// Returns how many ages lie in [from, to) hours.
std::int64_t ages_within(const std::map<std::int64_t, std::int64_t>& ages, std::int64_t from,
                         std::int64_t to) {
  return std::ranges::count_if(
      ages, [&](const auto& one) { return one.second >= from * 3600 && one.second < to * 3600; });
}

void check_totals(const Report& report, const std::map<std::int64_t, std::int64_t>& ages) {
  CellsByName totals = cells_of(report, report.totals);
  constexpr std::array<std::int64_t, 6> kEnds = {0, 8, 16, 40, 80, 1'000'000};
  for (std::size_t i = 0; i < kBuckets.size(); ++i)
    CHECK(number(totals, kBuckets[i]) == ages_within(ages, kEnds[i], kEnds[i + 1]));
  CHECK(number(totals, "open") == std::ssize(ages));
  if (ages.empty()) {
    CHECK(totals["median_work_s"] == Cell{});
    CHECK(totals["oldest_work_s"] == Cell{});
    CHECK(totals["oldest_id"] == Cell{});
    return;
  }
  std::vector<std::int64_t> sorted;
  for (const auto& [ticket, age] : ages) sorted.push_back(age);
  std::ranges::sort(sorted);
  CHECK(number(totals, "median_work_s") == (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]) / 2);
  const auto oldest = std::ranges::max_element(ages, {}, [](const auto& one) { return one.second; });
  CHECK(number(totals, "oldest_work_s") == oldest->second);
  CHECK(number(totals, "oldest_id") == oldest->first);
}

}  // namespace

TEST_CASE("ageing: buckets add up to the backlog of the same rows, and every age is that of its ticket",
          "[slow]") {
  std::int64_t counted = 0;
  std::set<std::string> met;
  for (const unsigned seed : {61u, 62u, 63u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 160);
    for (int probe = 0; probe < 40; ++probe) {
      const Instant t = kNow + WallSeconds{pick(random, 0, (end - kNow).count + 20 * 86400)};
      const std::string by = one_of(random, kAgeingGroupings), filter = one_of(random, kAgeingFilters);
      INFO("seed " << seed << ", by " << by << ", " << filter << ", as of " << format_rfc3339(t));
      const desk::ReportAnswer ageing = ask(desk, t, {desk::answer<AgeingReport>, by, filter, {}});
      const desk::ReportAnswer backlog = ask(desk, t, {desk::backlog_with_change, by, filter, {}});
      auto expected = rows_by_key(backlog.report);
      for (const auto& [key, row] : rows_by_key(ageing.report)) {
        std::int64_t sum = 0;
        for (const char* bucket : kBuckets) {
          sum += number(row, bucket);
          if (number(row, bucket) > 0) met.insert(bucket);
        }
        CHECK(sum == number(row, "open"));
        CHECK(sum == number(expected[key], "open"));
        if (row.at("oldest_work_s") != Cell{})
          CHECK(number(row, "oldest_work_s") <= number(expected[key], "oldest_age_s"));
        expected.erase(key);
      }
      CHECK(expected.empty());
      CHECK(ids(ageing) == ids(backlog));
      const auto ages = ages_at(desk, t, filter);
      check_totals(ageing.report, ages);
      counted += std::ssize(ages);
    }
  }
  CHECK(counted > 500);
  CHECK(met.size() == kBuckets.size());
}

TEST_CASE("ageing over time equals the ageing as of the end of each period", "[slow]") {
  Random random{67};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 200, kSteadyTags);
  for (const char* field : {"team", "tag"}) {
    const PeriodWords since{format_rfc3339(kNow), {}, {}};
    auto rows = rows_by_key(
        ask(desk, end, {desk::answer<AgeingReport>, std::string("day,") + field, "", since}).report);
    for (const Period& day :
         periods_of(parse_range(since, Zone::utc(), end).range, PeriodUnit::day, Zone::utc())) {
      const Report then = ask(desk, day.range.last(), {desk::answer<AgeingReport>, field}).report;
      for (const auto& [key, row] : rows_by_key(then)) {
        CellsByName over_time = rows[{day.name, key.front()}];
        over_time.erase("day");
        CHECK(over_time == row);
        rows.erase({day.name, key.front()});
      }
    }
    for (const auto& [key, row] : rows) CHECK(number(row, "open") == 0);
  }
}
