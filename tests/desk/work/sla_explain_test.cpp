// Explanations of stored tickets, of random days and of the real logs.
#include "desk/work/sla_explain.hpp"

#include "desk/import/shared_logs.hpp"
#include "desk/work/random_work.hpp"
#include "store/people/desk_store.hpp"
#include "tix/report/clock_table.hpp"
#include "tix/sla/explain.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// A target for every clock a log can have.
constexpr const char* kPromisingDesk = R"(
[desk]
name = "promising"
zone = "Europe/Rome"
[calendar.office]
mon-fri = "09:00-13:00 14:00-18:00"
[[sla]]
name = "standard"
calendar = "office"
hold_runs = false
[sla.targets]
normal = { assignment = "2h", first_response = "4h", next_response = "4h", update = "16h", resolution = "80h" }
)";

/// Compares each stored clock row of every `step`-th ticket with the sum of its intervals as of `now`.
/// Returns the number of rows.
int check_sums(ImportDesk& desk, Instant now, std::int64_t step) {
  const BindingTable bindings = store::load_bindings(desk.database(), desk::read_calendar);
  const std::int64_t count = store::count_tickets(desk.database());
  int rows = 0;
  for (TicketId id{1}; id.value <= count; id = TicketId{id.value + step}) {
    const auto stored = store::read_projection(desk.database(), id);
    const auto events = store::events_of(desk.database(), id);
    for (const ClockRow& row : stored->clocks) {
      if (row.clock == Clock::first_resolution) continue;
      INFO("ticket " << id.value << ", " << name_of(row.clock) << ' ' << row.cycle);
      const auto explanation = explain(id, events, bindings, row.clock, row.cycle, now);
      REQUIRE(explanation);
      CHECK(explanation->row == row);
      CHECK(explanation->elapsed == measure_as_of(row, now, bindings[stored->ticket.binding]).working);
      Instant at = row.started_at;
      for (const ClockInterval& interval : explanation->intervals) {
        CHECK(interval.from == at);
        at = interval.to;
      }
      CHECK(at == row.stopped_at.value_or(std::max(now, row.started_at)));
      ++rows;
    }
  }
  return rows;
}

/// Returns the explanation of a ticket as CSV shows it.
std::vector<std::string> column(const Report& report, const std::string& name) {
  std::vector<std::string> values;
  for (const Row& row : select_columns(report, {name}).rows) {
    const auto* text = std::get_if<std::string>(&row.front());
    values.push_back(text ? *text : "");
  }
  return values;
}

}  // namespace

TEST_CASE("intervals add up to the stored clocks: random days", "[slow]") {
  Random random{91};
  const std::string desk_text = std::string(kBusyDesk) + "[calendar.late]\nmon-sun = \"14:00-22:00\"\n";
  ImportDesk desk(desk_text);
  const Instant now = random_days(desk, random, 200);
  CHECK(check_sums(desk, now, 1) > 80);
}

TEST_CASE("intervals add up to the stored clocks: two real logs", "[slow]") {
  const auto helpdesk = shared_log("helpdesk_it");
  const auto boston = shared_log("boston311_animal");
  if (!helpdesk || !boston) {
    WARN("skipped: no shared data");
    return;
  }
  ImportDesk cases(kPromisingDesk);
  REQUIRE(cases.events(unpacked(*helpdesk / "Helpdesk.csv.gz"), kHelpdeskMapping).problems.empty());
  CHECK(check_sums(cases, cases.now, 5) > 3000);
  ImportDesk requests(kPromisingDesk);
  REQUIRE(requests.tickets(unpacked(*boston / "filtered_2013.csv.gz"), kBostonMapping).problems.empty());
  CHECK(check_sums(requests, requests.now, 5) > 300);
}

TEST_CASE("a calendar is called by the name it had in the desk version that bound it") {
  const auto text = [](const std::string& calendar) {
    return "[desk]\nname = \"x\"\n[calendar." + calendar +
           "]\nmon-fri = \"09:00-17:00\"\n[calendar.twin]\nmon-fri = \"09:00-17:00\"\n[[sla]]\nname = \"s\"\n"
           "calendar = \"" +
           calendar + "\"\n[sla.targets]\nurgent = { resolution = \"4h\" }\nnormal = { resolution = \"" +
           (calendar == "office" ? "8h" : "9h") + "\" }\n";
  };
  ImportDesk desk(text("office"));
  desk.tickets("ref,title,created_at\nA,t,2026-08-07T10:00:00Z\n");
  desk::apply_desk(desk.database(), desk.author(), text("bureau"), "desk.toml", {});
  desk::Reading reading(desk.database(), [&](const Zone&) { return kNow + WallSeconds{3600}; });
  const auto explanation = desk::explain_sla(reading, TicketId{1}, Clock::resolution, {}, Audience::programs);
  CHECK(column(explanation.intervals, "calendar") == std::vector<std::string>{"office", "bureau"});
  CHECK(explanation.intervals.header.report == "sla_explain");
  CHECK(std::get<std::int64_t>(explanation.intervals.rows.back().back()) == 3 * 3600);
  CHECK_THROWS_AS(desk::explain_sla(reading, TicketId{1}, Clock::promise, {}, Audience::programs), Error);
  CHECK_THROWS_AS(desk::explain_sla(reading, TicketId{1}, Clock::resolution, 2, Audience::programs), Error);
  CHECK_THROWS_AS(desk::explain_sla(reading, TicketId{2}, Clock::resolution, {}, Audience::programs), Error);
}
