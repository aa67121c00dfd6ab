// A trial of a desk agrees with a database that had this desk from the start.
#include "desk/report/try_policy.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/file/random_desk.hpp"
#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"
#include "desk/sweep/sweep.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/policy/folded_under.hpp"
#include "tix/reports/policy_trial.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

const Interval kAlways{Instant::first(), Instant::open_end()};

struct Trial {
  desk::TrialAnswer answer;
  std::map<std::vector<std::string>, CellsByName> rows;
};

Trial tried_on(ImportDesk& desk, const std::string& text, Instant as_of, const Interval& range = kAlways,
               const std::string& filter = {}) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  Trial trial;
  trial.answer = desk::try_policy(reading, desk::read_desk_file(text, "new.toml"),
                                  {reading.filter(filter, "sari"), range, true});
  trial.rows = rows_by_key(trial.answer.report);
  return trial;
}

/// Returns met and breached by clock, if there are any.
using Verdicts = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Verdicts verdicts(const std::map<std::vector<std::string>, CellsByName>& rows, const std::string& met,
                  const std::string& breached) {
  Verdicts verdicts;
  for (const auto& [key, row] : rows)
    if (number(row, met) + number(row, breached) > 0)
      verdicts[key.front()] = {number(row, met), number(row, breached)};
  return verdicts;
}

Verdicts reported(ImportDesk& desk, Instant as_of, const Interval& range, const std::string& filter) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  const Report report = desk::answer<SlaReport>(reading, {.filter = reading.filter(filter, "sari"),
                                                          .by = Grouping::parse("none"),
                                                          .periods = PeriodRow({Period{{}, range}}),
                                                          .zone = reading.zone()})
                            .report;
  return verdicts(rows_by_key(report), "met", "breached");
}

/// Acts within some hours of the desk's days.
Interval some_range(Random& random, Instant end) {
  const std::int64_t all = (end - kNow).count;
  const std::int64_t from = pick(random, 0, all - 1);
  return {kNow + WallSeconds{from}, kNow + WallSeconds{pick(random, from + 1, all)}};
}

/// Checks that clocks and open intervals of every ticket, folded again under that desk, are those stored.
void check_refolded(ImportDesk& desk, const std::string& text, Instant as_of) {
  const Desk same = desk::read_desk_file(text, "same.toml");
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  BindingTable bindings;
  const Customer nobody;
  Recorder recorder(same, reading.names(), bindings,
                    [&](CustomerId, Instant) -> const Customer& { return nobody; });
  for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
    INFO("ticket " << id);
    const Folded stored = reading.folded(TicketId{id});
    const auto events = store::events_of(desk.database(), TicketId{id});
    const Folded told = folded_under(recorder, TicketId{id}, until(events, as_of));
    CHECK(told.clocks == stored.clocks);
    CHECK(told.open_intervals == stored.open_intervals);
    CHECK(told.overdue_at == stored.overdue_at);
  }
}

}  // namespace

TEST_CASE("trying the desk in force on tickets that were always under it flips nothing", "[slow]") {
  std::int64_t judged = 0;
  for (const unsigned seed : {61u, 62u, 63u, 64u, 65u, 66u, 67u, 68u}) {
    INFO("seed " << seed);
    Random random{seed};
    const std::string text = random_desk(random);
    ImportDesk desk(text);
    const Instant end = random_days(desk, random, 150);
    check_refolded(desk, text, end);
    const Trial trial = tried_on(desk, text, end);
    CHECK(trial.answer.flips.rows.empty());
    CHECK(trial.answer.lost.empty());
    for (const auto& [key, row] : trial.rows) {
      CHECK(number(row, "only_old") + number(row, "only_new") == 0);
      CHECK(row.at("old_attainment_pct") == row.at("new_attainment_pct"));
      judged += number(row, "n");
    }
  }
  CHECK(judged > 120);
}

TEST_CASE("a trial keeps what the old desk did automatically", "[slow]") {
  std::int64_t automatic = 0;
  for (const unsigned seed : {93u, 94u, 95u, 96u, 97u, 98u}) {
    INFO("seed " << seed);
    Random random{seed};
    const std::string text = random_desk(random) + R"(
[[escalation]]
name = "over to others"
clock = "first_response"
at = "50%"
do = ["team:specialists", "priority:+1", "assign:auto"]
[[rule]]
name = "take it up"
in = "pending"
after = "1h"
do = ["status:open", "priority:low", "tag:a"]
[[route]]
name = "all"
team = "frontline"
assign = "auto"
)";
    ImportDesk desk(text);
    Instant when = kNow;
    for (int i = 0; i < 120; ++i) {
      random_act(desk.database(), random, when);
      when = when + WallSeconds{pick(random, 0, 3) * pick(random, 0, 5400)};
      if (pick(random, 0, 3) == 0)
        automatic += static_cast<std::int64_t>(
            desk::sweep(desk.database(), {"sari", "sari", "sweep", when}, {}).size());
    }
    check_refolded(desk, text, when);
    CHECK(tried_on(desk, text, when).answer.flips.rows.empty());
  }
  CHECK(automatic > 100);
}

TEST_CASE("a trial agrees with the report of a database that had that desk from the start", "[slow]") {
  std::size_t flips = 0, compared = 0;
  for (const unsigned seed : {71u, 72u, 73u, 74u, 75u, 76u, 77u, 78u, 79u, 80u}) {
    Random random{seed};
    const std::string before = random_desk(random), after = random_desk(random);
    ImportDesk was(before), would_be(after);
    Random same = random;
    const Instant end = random_days(was, random, 150);
    REQUIRE(random_days(would_be, same, 150) == end);
    for (const char* filter : {"", "priority:urgent,high", "team:frontline", "not:tag:vip"}) {
      const Interval range = *filter ? some_range(random, end) : kAlways;
      INFO("seed " << seed << ", " << filter << ", " << format_rfc3339(range.from) << " to "
                   << format_rfc3339(range.to));
      const Trial trial = tried_on(was, after, end, range, filter);
      CHECK(verdicts(trial.rows, "old_met", "old_breached") == reported(was, end, range, filter));
      const Verdicts tried = verdicts(trial.rows, "new_met", "new_breached");
      CHECK(tried == reported(would_be, end, range, filter));
      compared += tried.size();
      flips += trial.answer.flips.rows.size();
    }
  }
  CHECK(compared > 60);
  CHECK(flips > 15);
}

TEST_CASE("a trial as of a moment equals the trial made at that moment", "[slow]") {
  Random random{87};
  const std::string before = random_desk(random), after = random_desk(random);
  ImportDesk desk(before);
  std::vector<std::pair<Instant, std::string>> made;
  const auto said = [&](Instant as_of) {
    const Trial trial = tried_on(desk, after, as_of);
    return csv_of(trial.answer.report) + csv_of(trial.answer.flips);
  };
  Instant when = kNow;
  for (int i = 0; i < 80; ++i) {
    random_act(desk.database(), random, when, kNoUndo);
    const Instant later = when + WallSeconds{pick(random, 1, 5400)};
    const Instant between = when + WallSeconds{pick(random, 0, (later - when).count - 1)};
    made.emplace_back(between, said(between));
    when = later;
  }
  for (const auto& [then, text] : made) {
    INFO("as of " << format_rfc3339(then));
    CHECK(said(then) == text);
  }
  CHECK(made.front().second != made.back().second);
}

TEST_CASE("the flips match the counts, and each has its reason", "[slow]") {
  Random random{81};
  std::map<std::string, int> reasons;
  for (int desks = 0; desks < 12; ++desks) {
    ImportDesk desk(random_desk(random));
    const Instant end = random_days(desk, random, 100);
    const Trial trial = tried_on(desk, random_desk(random), end);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> flipped;
    for (const Row& row : trial.answer.flips.rows) {
      const CellsByName cells = cells_of(trial.answer.flips, row);
      auto& [to_met, to_breached] = flipped[std::get<std::string>(cells.at("clock"))];
      const auto& now = std::get<std::string>(cells.at("new_verdict"));
      CHECK(std::get<std::string>(cells.at("old_verdict")) != now);
      to_met += now == "met";
      to_breached += now == "breached";
      for (const std::string& why : std::get<std::vector<std::string>>(cells.at("why"))) ++reasons[why];
    }
    for (const auto& [key, row] : trial.rows) {
      CHECK(number(row, "to_met") == flipped[key.front()].first);
      CHECK(number(row, "to_breached") == flipped[key.front()].second);
      CHECK(number(row, "n") >= number(row, "old_met") + number(row, "old_breached"));
      CHECK(number(row, "n") >= number(row, "new_met") + number(row, "new_breached"));
    }
  }
  for (const char* why : {"policy", "target", "calendar", "hold"}) CHECK(reasons[why] > 0);
}

TEST_CASE("a desk that lacks names in use is tried anyway, and the names are reported", "[slow]") {
  Random random{91};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 60);
  std::string other = kBusyDesk;
  const std::string from = "[team.frontline]", to = "[team.firstline]\nrenamed_from = \"frontline\"";
  other.replace(other.find(from), from.size(), to);
  const std::string member = "team = \"frontline\"";
  other.replace(other.find(member), member.size(), "team = \"firstline\"");
  CHECK(tried_on(desk, other, end).answer.lost.empty());
  const std::string made = "[agent.made]\nteam = \"specialists\"\n";
  other.erase(other.find(made), made.size());
  const Trial trial = tried_on(desk, other, end);
  CHECK(trial.answer.lost == std::vector<std::string>{"agent 'made'"});
  CHECK(trial.answer.flips.rows.empty());  // no target has changed
}

TEST_CASE("a real log under a stricter desk, tried and imported", "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: no shared logs beside the checkout");
    return;
  }
  const std::string policy = "\n[[sla]]\nname = \"standard\"\ncalendar = \"office\"\n[sla.targets]\n";
  const std::string rest =
      "[desk]\nzone = \"America/New_York\"\n[calendar.office]\nmon-fri = \"08:00-18:00\"\n";
  const std::string lax = rest + policy + "normal = { resolution = \"120h\", assignment = \"8h\" }\n";
  const std::string strict = rest + policy + "normal = { resolution = \"6h\", first_response = \"1h\" }\n";
  const std::string csv = unpacked(*folder / "filtered_2013.csv.gz");
  std::string mapping = kBostonMapping;  // without the due times that came with the requests
  const std::string due = "due_at = \"sla_target_dt\"";
  mapping.replace(mapping.find(due), due.size(), "\"x.sla_target_dt\" = false");
  ImportDesk was(lax), would_be(strict);
  was.tickets(csv, mapping);
  would_be.tickets(csv, mapping);
  const Trial trial = tried_on(was, strict, was.now);
  CHECK(verdicts(trial.rows, "new_met", "new_breached") == reported(would_be, was.now, kAlways, ""));
  CHECK(number(trial.rows.at({"resolution"}), "n") > 1000);
  CHECK(number(trial.rows.at({"resolution"}), "to_breached") > 100);
  check_refolded(was, lax, was.now);
}
