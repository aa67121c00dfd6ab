// The backlog report on random tickets: its laws, and every number counted again in a slow way.
#include "tix/reports/backlog_report.hpp"

#include "core/report/crowd.hpp"
#include "tix/report/statistics.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr Instant kNow = at(40 * 24);

BacklogReport empty_backlog(const SmallDesk& desk, std::string_view by) {
  const Filter everything;
  const Grouping grouping = Grouping::parse(by);
  Slicing slicing(everything, grouping, desk.names, desk.bindings);
  return BacklogReport(scope_of(desk, slicing, PeriodRow({Period{}}), kNow));
}

/// Tickets of one desk, each with its own customer, as of kNow.
class Floor {
 public:
  explicit Floor(Random& random, std::int64_t most = 60) {
    customers_ = {{CustomerId{1}, "ana@acme.test", "acme", "gold"},
                  {CustomerId{2}, "joe@home.test", "", ""},
                  {CustomerId{3}, "eva@acme.test", "acme", ""}};
    if (pick(random, 0, 1)) desk_.desk.slas.pop_back();  // then most have no target
    for (std::int64_t n = pick(random, 0, most); n > 0; --n) {
      const std::array ages = {pick(random, 0, 6 * 3600), 86400 * pick(random, 0, 35),
                               pick(random, 0, 40 * 86400)};
      const Instant from = kNow - WallSeconds{ages[static_cast<std::size_t>(pick(random, 0, 2))]};
      std::vector<NewEvent> facts = random_facts(random, desk_, from);
      std::erase_if(facts, [](const NewEvent& fact) { return fact.at > kNow; });
      tickets_.push_back({desk_.recorder().record(TicketId{n}, {}, std::move(facts), ChangeId{1}).folded,
                          &customers_[static_cast<std::size_t>(pick(random, 0, 2))]});
    }
  }

  template <class Visit>
  void each_unresolved(Visit visit) const {
    for (const auto& [folded, customer] : tickets_)
      if (folded.ticket.unresolved())
        visit(TicketFacts{.ticket = folded.ticket,
                          .clocks = folded.clocks,
                          .customer = *customer,
                          .policy = desk_.bindings[folded.ticket.binding].policy,
                          .names = desk_.names,
                          .as_of = kNow,
                          .reopen_window = desk_.desk.reopen_window});
  }
  BacklogReport backlog(std::string_view by) const {
    BacklogReport backlog = empty_backlog(desk_, by);
    each_unresolved([&](const TicketFacts& facts) { backlog.add(facts); });
    return backlog;
  }

 private:
  struct Ticketed {
    Folded folded;
    const Customer* customer;
  };
  SmallDesk desk_;
  std::vector<Customer> customers_;
  std::vector<Ticketed> tickets_;
};

constexpr std::array kAges = {"age_0_1d", "age_1_3d", "age_3_7d", "age_7_14d", "age_14_30d", "age_30d_plus"};
constexpr std::array kSums = {"open",
                              "overdue",
                              "no_target",
                              "at_risk",
                              "unassigned",
                              "breached_assignment",
                              "breached_first_response",
                              "breached_next_response",
                              "breached_update",
                              "breached_resolution",
                              "breached_ownership",
                              "breached_promise"};
const std::set<std::string> kHeadline = {"first_response", "next_response", "resolution", "promise"};

bool breach_stands(const ClockRow& row) {
  return row.breached_at && *row.breached_at < kNow && !(row.waived_at && *row.waived_at <= kNow);
}

/// The same row, computed from the definitions.
std::map<std::string, Cell> backlog_slowly(const std::vector<TicketFacts>& tickets) {
  std::map<std::string, std::int64_t> n;
  for (const char* name : kSums) n[name] = 0;
  for (const char* name : kAges) n[name] = 0;
  std::multiset<std::int64_t> ages;
  std::map<std::int64_t, std::set<std::int64_t>> ids_by_age;
  for (const TicketFacts& facts : tickets) {
    bool late = false, soon = false, promised = false;
    std::set<std::string> broken;
    for (const ClockRow& row : facts.clocks) {
      const bool still_open = row.outcome == Outcome::running || row.outcome == Outcome::paused;
      const bool waived = row.waived_at && *row.waived_at <= kNow;
      const bool counts = kHeadline.contains(std::string(name_of(row.clock)));
      if (counts && still_open && breach_stands(row)) late = true;
      if (counts && row.outcome == Outcome::running && !waived && row.due_at && *row.due_at > kNow &&
          *row.due_at <= kNow + WallSeconds{4 * 3600})
        soon = true;
      if (row.target_no > 0) promised = true;
      if (breach_stands(row)) broken.insert("breached_" + std::string(name_of(row.clock)));
    }
    broken.erase("breached_first_resolution");
    const std::int64_t age = kNow.unix() - facts.ticket.created_at.unix();
    ++n["open"];
    n["overdue"] += late;
    n["at_risk"] += soon && !late;
    n["no_target"] += !promised;
    n["unassigned"] += facts.ticket.agent.value == 0;
    for (const std::string& name : broken) ++n[name];
    const std::int64_t days = age / 86400;
    ++n[days < 1    ? "age_0_1d"
        : days < 3  ? "age_1_3d"
        : days < 7  ? "age_3_7d"
        : days < 14 ? "age_7_14d"
        : days < 30 ? "age_14_30d"
                    : "age_30d_plus"];
    ages.insert(age);
    ids_by_age[age].insert(facts.ticket.id.value);
  }
  std::map<std::string, Cell> row(n.begin(), n.end());
  row["overdue_pct"] = row["median_age_s"] = row["oldest_age_s"] = row["oldest_id"] = Cell{};
  if (ages.empty()) return row;
  const std::vector<std::int64_t> sorted(ages.begin(), ages.end());
  const std::size_t half = sorted.size() / 2;
  row["median_age_s"] = sorted.size() % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  row["oldest_age_s"] = sorted.back();
  row["oldest_id"] = *ids_by_age.rbegin()->second.begin();
  row["overdue_pct"] =
      Percent{std::llround(1000.0 * static_cast<double>(n["overdue"]) / static_cast<double>(n["open"]))};
  return row;
}

}  // namespace

TEST_CASE("backlog: every number of every row matches a second count") {
  Random random{53};
  for (int round = 0; round < 60; ++round) {
    const Floor floor(random);
    for (const std::string by : {"none", "priority", "team", "tag", "status,agent", "tag,breached"}) {
      const Grouping grouping = Grouping::parse(by);
      std::map<std::vector<std::string>, std::vector<TicketFacts>> groups;
      std::vector<TicketFacts> all;
      floor.each_unresolved([&](const TicketFacts& facts) {
        all.push_back(facts);
        for (const auto& key : grouping.keys(facts)) {
          std::vector<std::string> words;
          for (const GroupKey& part : key) words.push_back(part.text);
          groups[words].push_back(facts);
        }
      });
      if (by == "none") groups.try_emplace({});
      const Report report = floor.backlog(by).report();
      INFO("round " << round << " by " << by);
      CHECK(report.rows.size() == groups.size());
      for (const Row& row : report.rows) {
        std::map<std::string, Cell> found = cells_of(report, row);
        std::vector<std::string> words;
        for (const Column& column : grouping.columns()) {
          const Cell cell = found.extract(column.name).mapped();
          words.push_back(std::holds_alternative<std::monostate>(cell) ? "" : std::get<std::string>(cell));
        }
        CHECK(found == backlog_slowly(groups.at(words)));
      }
      std::map<std::string, Cell> totals = cells_of(report, report.totals);
      for (const Column& column : grouping.columns()) CHECK(totals.extract(column.name).mapped() == Cell{});
      CHECK(totals == backlog_slowly(all));
    }
  }
}

TEST_CASE("backlog: open is the sum of its ages and of every partition; overdue and at risk are disjoint") {
  Random random{59};
  std::int64_t seen_overdue = 0, seen_at_risk = 0, seen_no_target = 0;
  for (int round = 0; round < 60; ++round) {
    const Floor floor(random);
    for (const char* by : {"team", "agent", "priority", "category", "channel", "customer", "org", "policy",
                           "status", "hold_reason", "priority,team", "org,customer"}) {
      const Report report = floor.backlog(by).report();
      const auto totals = cells_of(report, report.totals);
      INFO("round " << round << " by " << by);
      std::map<std::string, std::int64_t> sums;
      for (const Row& one : report.rows) {
        const auto row = cells_of(report, one);
        for (const char* name : kSums) sums[name] += number(row, name);
        std::int64_t aged = 0;
        for (const char* age : kAges) aged += number(row, age);
        CHECK(aged == number(row, "open"));
        CHECK(number(row, "open") > 0);
        CHECK(number(row, "overdue") + number(row, "at_risk") <= number(row, "open"));
      }
      for (const char* name : kSums) CHECK(sums[name] == number(totals, name));
      seen_overdue += number(totals, "overdue");
      seen_at_risk += number(totals, "at_risk");
      seen_no_target += number(totals, "no_target");
    }
  }
  CHECK(seen_overdue > 1000);
  CHECK(seen_at_risk > 100);
  CHECK(seen_no_target > 10);
}

TEST_CASE("backlog: rows of tags overlap, and totals count each ticket once") {
  Random random{61};
  bool overlapped = false;
  for (int round = 0; round < 30; ++round) {
    const Floor floor(random);
    const Report by_tag = floor.backlog("tag").report(), whole = floor.backlog("none").report();
    auto totals = cells_of(by_tag, by_tag.totals);
    totals.erase("tag");
    CHECK(totals == cells_of(whole, whole.totals));
    std::int64_t open = 0;
    for (const Row& row : by_tag.rows) open += number(cells_of(by_tag, row), "open");
    CHECK(open >= number(totals, "open"));
    overlapped |= open > number(totals, "open");
  }
  CHECK(overlapped);
}

TEST_CASE("backlog: --by none gives one row equal to the totals, even for an empty desk") {
  Random random{67};
  for (const std::int64_t most : {0, 1, 40}) {
    const Report report = Floor(random, most).backlog("none").report();
    REQUIRE(report.rows.size() == 1);
    CHECK(report.rows[0] == report.totals);
  }
  const Report empty = empty_backlog(SmallDesk(), "team").report();
  CHECK(empty.rows.empty());
  CHECK(number(cells_of(empty, empty.totals), "open") == 0);
  CHECK(cells_of(empty, empty.totals).at("overdue_pct") == Cell{});
  CHECK(cells_of(empty, empty.totals).at("median_age_s") == Cell{});
  CHECK(cells_of(empty, empty.totals).at("oldest_id") == Cell{});
}

TEST_CASE("backlog: the order of the tickets does not matter") {
  Random random{71};
  for (int round = 0; round < 20; ++round) {
    const Floor floor(random);
    std::vector<TicketFacts> all;
    floor.each_unresolved([&](const TicketFacts& facts) { all.push_back(facts); });
    BacklogReport backwards = empty_backlog(SmallDesk(), "priority,team");
    for (auto facts = all.rbegin(); facts != all.rend(); ++facts) backwards.add(*facts);
    const Report there = floor.backlog("priority,team").report(), back = backwards.report();
    CHECK(there.rows == back.rows);
    CHECK(there.totals == back.totals);
  }
}

TEST_CASE("the median is the middle of the sorted values, or the truncated mean of the two middle ones") {
  CHECK(median({7}) == 7);
  CHECK(median({10, 3}) == 6);
  CHECK(median({1, 100, 2}) == 2);
  Random random{73};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::int64_t> values(static_cast<std::size_t>(pick(random, 1, 30)));
    for (std::int64_t& value : values) value = pick(random, 0, 20);
    std::vector<std::int64_t> sorted = values;
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    CHECK(median(values) == (sorted.size() % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2));
  }
}
