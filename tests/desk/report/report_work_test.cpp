// The laws of agents, flow, escalations, delays, patterns and satisfaction on databases made by random acts.
#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"
#include "desk/work/random_work.hpp"
#include "tix/sla/assignment_history.hpp"

#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr std::array kWorkMakers = {desk::answer<AgentsReport>, desk::answer<FlowReport>,
                                    desk::answer<DelaysReport>, desk::answer<EscalationsReport>,
                                    desk::patterns_report,      desk::answer<SatisfactionReport>};
constexpr std::array kFields = {"none", "team", "priority", "day", "status", "hold_reason"};
/// Acts that only customers and steps do.
void other_act(store::Database& database, Random& random, Instant when) {
  const std::int64_t count = store::count_tickets(database);
  if (count == 0) return;
  desk::Work work(database, {"sari", "sari", "act", when});
  const ActionContext context = work.action_context(when);
  constexpr std::array kKinds = {EventKind::rated, EventKind::recommended, EventKind::escalated,
                                 EventKind::acknowledged};
  const EventKind kind = one_of(random, kKinds);
  const std::int64_t value = kind == EventKind::rated         ? pick(random, 1, 5)
                             : kind == EventKind::recommended ? pick(random, 0, 10)
                             : kind == EventKind::escalated   ? pick(random, 0, 1)
                                                              : 0;
  try {
    work.record(TicketId{pick(random, 1, count)}, {context.new_event(kind, value)});
    work.commit();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
  }
}

/// Undoes some of the acts, and returns the last instant.
Instant busy_days(ImportDesk& desk, Random& random, int acts) {
  return acts_apart(random, acts, [&](Instant when) {
    if (pick(random, 0, 4))
      random_act(desk.database(), random, when);
    else
      other_act(desk.database(), random, when);
  });
}

}  // namespace

TEST_CASE("a report on work as of a moment equals the report made at that moment", "[slow]") {
  for (const unsigned seed : {61u, 62u}) {
    Random random{seed};
    INFO("seed " << seed);
    check_made_then(
        random, 130,
        [&](store::Database& database, Instant when) {
          if (pick(random, 0, 4))
            random_act(database, random, when, kNoUndo);
          else
            other_act(database, random, when);
        },
        [&] {
          const Make make = one_of(random, kWorkMakers);
          const char* field = one_of(random, kFields);
          return Asked{make, field, one_of(random, kStateFilters), {}};
        });
  }
}

TEST_CASE("a ticket is behind a report on work exactly if a report on it alone counts it", "[slow]") {
  Random random{63};
  ImportDesk desk(kBusyDesk);
  const Instant end = busy_days(desk, random, 200);
  for (const Make make : kWorkMakers)
    for (int probe = 0; probe < 3; ++probe) {
      const Asked asked{make, "none", "", any_range(random, end)};
      const auto counted = ids(ask(desk, end, asked));
      for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
        Asked one = asked;
        one.filter = fmt::format("id:{}", id);
        CHECK(ask(desk, end, one).tickets.size() == counted.count(id));
      }
    }
}

TEST_CASE("a report on work is the same by index and by a scan of all tickets", "[slow]") {
  Random random{64};
  ImportDesk desk(kBusyDesk);
  const Instant end = busy_days(desk, random, 250);
  for (const Make make : kWorkMakers) {
    const auto last_day = parse_range({{}, {}, "today"}, Zone::utc(), end).range;
    const std::string from = format_rfc3339(last_day.from);
    const Report by_number = ask(desk, end, {make, "none", "", {from, {}, {}}}).report;
    const auto days = rows_by_key(ask(desk, end, {make, "day", "", {format_rfc3339(kNow), {}, {}}}).report);
    const std::string name = period_name(PeriodUnit::day, Zone::utc().local(end).date());
    for (const auto& [key, row] : rows_by_key(by_number)) {
      std::vector<std::string> of_day = key;
      of_day.insert(of_day.end(), name);
      if (days.contains(of_day)) {
        CellsByName same = days.at(of_day);
        same.erase("day");
        for (const auto& [column, cell] : same) {
          INFO(fmt::format("{}", fmt::join(key, " ")) << ", " << column);
          CHECK(row.at(column) == cell);
        }
      }
    }
  }
}

TEST_CASE("assignments are conserved: each agent still has the ticket, passed it on or kept it until it left",
          "[slow]") {
  Random random{65};
  ImportDesk desk(kBusyDesk);
  const Instant end = busy_days(desk, random, 300);
  const Report report =
      ask(desk, end, {desk::answer<AgentsReport>, "none", "", {"2026-08-01", {}, {}}}).report;
  desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
  std::map<std::string, std::int64_t> open, left, back;
  for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id) {
    const Folded folded = reading.folded(TicketId{id});
    const Past past{TicketId{id}, folded.open_intervals, folded.state_intervals, {}};
    for (const AssignmentInterval& assignment : assignment_intervals(past)) {
      const std::string agent(reading.names().text(assignment.agent));
      open[agent] += assignment.to == Instant::open_end();
      left[agent] += assignment.to != Instant::open_end();
      back[agent] += !assignment.assigned;
    }
  }
  for (const auto& [key, row] : rows_by_key(report)) {
    if (key[0].empty()) continue;
    CHECK(number(row, "assigned") + back[key[0]] == open[key[0]] + left[key[0]]);
    CHECK(number(row, "own_response_n") <= number(row, "assigned"));
  }
}

TEST_CASE("reports on work: CSV, JSON and the report have the same numbers", "[slow]") {
  Random random{66};
  ImportDesk desk(kBusyDesk);
  const Instant end = busy_days(desk, random, 300);
  for (const Make make : kWorkMakers) {
    const Report report = ask(desk, end, {make, "day,priority"}).report;
    REQUIRE_FALSE(report.rows.empty());
    const auto json = nlohmann::json::parse(rendered(report, format::Format::json));
    format::CsvReader csv(bytes_of(rendered(report, format::Format::csv)), "report.csv");
    SourceRow line;
    for (std::size_t r = 0; r < report.rows.size(); ++r) {
      REQUIRE(csv.next(line));
      for (std::size_t c = 0; c < report.columns.size(); ++c) {
        const auto& value = json["rows"][r][report.columns[c].name];
        const std::string text = value.is_null()     ? ""
                                 : value.is_string() ? value.get<std::string>()
                                                     : value.dump();
        CHECK(line.values[c] == text);
      }
    }
    CHECK(json["totals"].size() == report.totals.size() + report.totals_extra.size());
  }
}

TEST_CASE("flow and agents of a real help desk match its log", "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const std::string csv = unpacked(*folder / "Helpdesk.csv.gz");
  ImportDesk desk;
  REQUIRE(desk.events(csv, kHelpdeskMapping).problems.empty());
  // Counted again from the file: who took charge when, and how long the ticket waited.
  struct Case {
    std::string agent;
    std::optional<std::string> state;
    Instant since, resolved_last;
    bool resolved = false, moved = false, reopened = false;
    std::int64_t pending = 0, replies = 0;
  };
  std::map<std::string, Case> cases;
  format::CsvReader reader(bytes_of(csv), "Helpdesk.csv");
  SourceRow row;
  while (reader.next(row)) {
    Case& one = cases[row.values[6]];
    std::string stamp = row.values[3];
    stamp[10] = 'T';
    const Instant at = parse_rfc3339(stamp);
    if (one.state == "Wait") one.pending += (at - one.since).count;
    const std::string& activity = row.values[0];
    if (activity == "Take in charge ticket") {
      one.moved = one.moved || (!one.agent.empty() && one.agent != row.values[2]);
      one.agent = row.values[2];
      ++one.replies;
    }
    const bool done = activity == "Resolve ticket" || activity == "Closed";
    one.reopened = one.reopened || (one.resolved && !done && one.state != activity &&
                                    (one.state == "Resolve ticket" || one.state == "Closed"));
    one.resolved = one.resolved || done;
    one.state = activity;
    one.since = at;
  }
  std::int64_t resolved = 0, moved = 0, reopened = 0, pending = 0;
  for (const auto& [name, one] : cases) {
    if (!one.resolved) continue;
    ++resolved;
    moved += one.moved;
    reopened += one.reopened;
    pending += one.pending;
  }
  const PeriodWords all{"2010-01-01", {}, {}};
  const Instant end = day("2014-06-01");
  const Report flow = ask(desk, end, {desk::answer<FlowReport>, "none", "", all}).report;
  const CellsByName total = cells_of(flow, flow.totals);
  CHECK(number(total, "tickets") == resolved);
  CHECK(total.at("transfer_pct") == Cell{percent_of(moved, resolved)});
  CHECK(total.at("reopen_pct") == Cell{percent_of(reopened, resolved)});
  CHECK(number(total, "in_pending_s") == pending);

  const Report agents = ask(desk, end, {desk::answer<AgentsReport>, "none", "", all}).report;
  const Report trend = ask(desk, end, {desk::answer<TrendReport>, "none", "", all}).report;
  CHECK(number(cells_of(agents, agents.totals), "resolved") ==
        number(cells_of(trend, trend.totals), "resolved"));
}

TEST_CASE("flow of a city's requests: each was new until it was closed", "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  ImportDesk desk;
  desk.now = day("2020-02-01");
  std::int64_t closed = 0;
  for (const int year : {2013, 2014}) {
    const std::string csv = unpacked(*folder / fmt::format("filtered_{}.csv.gz", year));
    REQUIRE(desk.tickets(csv, kBostonMapping).problems.empty());
  }
  const Instant end = day("2020-01-03") - WallSeconds{1};
  const PeriodWords all{"2012-12-31", {}, {}};
  std::int64_t lives = 0;
  {
    desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
    reading.each(Filter(), [&](const TicketFacts& facts) {
      if (!facts.ticket.resolved_at) return;
      ++closed;
      lives += (*facts.ticket.resolved_at - facts.ticket.created_at).count;
    });
  }
  const Report flow = ask(desk, end, {desk::answer<FlowReport>, "none", "", all}).report;
  const CellsByName total = cells_of(flow, flow.totals);
  CHECK(number(total, "tickets") == closed);
  CHECK(number(total, "in_new_s") + number(total, "in_open_s") == lives);
  CHECK(number(total, "in_resolved_s") == 0);
  CHECK(total.at("transfer_pct") == Cell{percent_of(0, closed)});
}
