// Known bugs of other desks that show only when tickets are stored and listed, one case each.
#include "desk/report/asking.hpp"
#include "desk/work/random_work.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/ticket_table.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr WallSeconds kHour{3600};

Report backlog_of(ImportDesk& desk, const char* by) {
  return ask(desk, desk.now, {desk::backlog_with_change, by}).report;
}

/// Returns the numbers in a line of words and numbers.
std::vector<std::string> numbers_of(const std::string& text) {
  std::vector<std::string> found;
  std::string word;
  for (const char c : text + ' ') {
    if ((c >= '0' && c <= '9') || c == '.' || c == '-') {
      word += c;
      continue;
    }
    if (!word.empty() && word != "-") found.push_back(word);
    word.clear();
  }
  return found;
}

}  // namespace

TEST_CASE("trap: alert job silently stopping at 1000 (Znuny): every overdue ticket is seen") {
  ImportDesk desk;
  std::string rows = "ref,title,created_at,priority\n";
  for (int n = 0; n < 2300; ++n) rows += fmt::format("R{},t,2026-08-01T00:00:00Z,urgent\n", n);
  desk.tickets(rows);
  const Report report = backlog_of(desk, "none");
  CHECK(std::get<std::int64_t>(report.totals[0]) == 2300);
  CHECK(std::get<std::int64_t>(report.totals[1]) == 2300);
  desk::Reading reading(desk.database(), [&](const Zone&) { return desk.now; });
  int listed = 0;
  const Filter overdue = reading.filter("is:overdue", "sari");
  reading.each(overdue, [&](const TicketFacts&) { ++listed; });
  CHECK(listed == 2300);
}

TEST_CASE(
    "trap: calendar change not recalculated (Zammad #534), recalculation touching updated_at (Zammad "
    "#2574)") {
  const std::string office =
      std::string(kPlainDesk) + "[calendar.office]\nmon-fri = \"09:00-17:00\"\n";  // Friday, 19:00 there
  const auto bound_to_office = [&](std::string text) {
    return text.replace(text.find("name = \"standard\""), 0, "calendar = \"office\"\n");
  };
  ImportDesk desk(bound_to_office(office));
  desk.tickets("ref,title,created_at,priority\nA,t,2026-08-07T11:00:00Z,urgent\n");
  const auto next_due = [&] { return store::read_projection(desk.database(), TicketId{1})->due_at.value(); };
  CHECK(next_due() == parse_rfc3339("2026-08-10T06:00:00Z"));  // four hours from nine on Monday
  const Instant updated_at = desk.ticket("A").updated_at;
  desk.now = kNow + kHour;
  std::string longer = bound_to_office(office);
  longer.replace(longer.find("09:00-17:00"), 11, "09:00-21:00");
  CHECK(desk::apply_desk(desk.database(), desk.author(), longer, "desk.toml", {}).rebound == 1);
  CHECK(next_due() == parse_rfc3339("2026-08-10T05:00:00Z"));  // an hour was left of Friday
  CHECK(desk.ticket("A").updated_at == updated_at);
}

TEST_CASE("trap: export disagreeing with the screen (FreeScout #4404, Chatwoot #11057)", "[slow]") {
  Random random{71};
  ImportDesk desk(kBusyDesk);
  desk.now = random_days(desk, random, 120);
  const Report report = backlog_of(desk, "none");
  const std::string csv = rendered(report, format::Format::csv);
  const auto on_screen = [&](const std::string& name) {
    Report one = select_columns(report, {name});
    one.totals_extra.clear();
    return numbers_of(rendered(one, format::Format::table)).back();
  };
  const auto json = nlohmann::json::parse(rendered(report, format::Format::json)).at("totals");
  const auto exported = numbers_of(csv.substr(csv.find('\n')));
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const Column& column = report.columns[i];
    INFO(column.name);
    if (column.kind == ColumnKind::number) {
      CHECK(exported.at(i) == on_screen(column.name));
      CHECK(json.at(column.name).dump() == on_screen(column.name));
    }
  }
}

TEST_CASE("trap: what a list shows is what the ticket itself shows", "[slow]") {
  Random random{73};
  ImportDesk desk(kBusyDesk);
  desk.now = random_days(desk, random, 150);
  desk::Reading reading(desk.database(), [&](const Zone&) { return desk.now; });
  TicketTable table({"id", "due_at", "breached_at", "overdue"});
  table.sort_by("id");
  std::vector<Row> alone;
  reading.each(reading.filter("is:open", "sari"), [&](const TicketFacts& facts) {
    table.add(facts);
    const Report one = select_columns(ticket_report(facts), {"id", "due_at", "breached_at", "overdue"});
    alone.push_back(one.rows.front());
  });
  const std::size_t all = table.size();
  CHECK(all > 10);
  CHECK(table.report(all).rows == alone);
}

TEST_CASE("trap: averages of 1257 days (FreeScout #2625): who was never answered is in no mean") {
  ImportDesk desk;
  desk.tickets(
      "ref,title,created_at,first_response_at\n"
      "A,t,2026-08-07T08:00:00Z,2026-08-07T08:10:00Z\n"
      "B,t,2023-02-27T08:00:00Z,\n");
  const auto rows = rows_by_key(ask(desk, desk.now, {desk::answer<SlaReport>}).report);
  const CellsByName& answered = rows.at({"first_response"});
  CHECK(number(answered, "mean_s") == 600);
  CHECK(number(answered, "median_s") == 600);
  CHECK(number(answered, "n") == 1);
  CHECK(number(answered, "running") == 1);
}

TEST_CASE("trap: escalating again on each run (RT EscalatePriority): looking changes nothing") {
  ImportDesk desk;
  desk.tickets("ref,title,created_at,priority,first_response_at\nA,t,2026-08-07T08:00:00Z,urgent,\n");
  const auto log = desk.log("A");
  const auto breached = [&](Instant when) {
    const Report report = ask(desk, when, {desk::answer<BreachesReport>}).report;
    REQUIRE(report.rows.size() == 1);
    return std::get<Instant>(cells_of(report, report.rows.front()).at("breached_at"));
  };
  const Instant first = breached(kNow - kHour);
  CHECK(first == parse_rfc3339("2026-08-07T09:00:00Z"));
  for (int minutes = 0; minutes < 60; minutes += 5) {
    CHECK(breached(kNow - kHour + WallSeconds{minutes * 60}) == first);
    backlog_of(desk, "priority");
  }
  CHECK(desk.log("A") == log);
}

TEST_CASE(
    "trap: once-a-day alert de-duplication eating real alerts (Zammad #5655): two breaches of a day are "
    "two") {
  std::string text = kPlainDesk;
  text.replace(text.find("normal = {"), 10, "normal = { next_response = \"10m\",");
  ImportDesk desk(text);
  const auto at = [](int minutes) { return kNow - WallSeconds{(240 - minutes) * 60}; };
  desk::Work work(desk.database(), desk.author());
  NewTicket ticket;
  ticket.title = "twice late";
  ticket.body = "help";
  const TicketId id = work.create(create(work.action_context(at(0)), ticket));
  const auto answer = [&](int minutes) {
    const ActionContext context = work.action_context(at(minutes));
    work.record(id, reply(context, work.ticket(id, context.at()), "so", {}));
  };
  const auto ask_again = [&](int minutes) {
    const ActionContext context = work.action_context(at(minutes));
    work.record(id, *receive(context, work.ticket(id, context.at()), "and?", Received::message));
  };
  answer(5);
  for (const int asked : {10, 60}) {
    ask_again(asked);
    answer(asked + 30);
  }
  work.commit();
  const Report report = ask(desk, desk.now, {desk::answer<BreachesReport>}).report;
  REQUIRE(report.rows.size() == 2);
  for (const int row : {0, 1}) {
    const CellsByName cells = cells_of(report, report.rows[static_cast<std::size_t>(row)]);
    CHECK(std::get<std::string>(cells.at("clock")) == "next_response");
    CHECK(number(cells, "late_by_s") == 20 * 60);
  }
}
