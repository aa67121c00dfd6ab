// `import tickets`: the rules of a row, one by one.
#include "desk/import/import_desk.hpp"

#include <catch2/catch.hpp>

namespace {

using tix::Clock;
using tix::test::ImportDesk;
using tix::test::Log;

bool has_clock(const std::vector<tix::ClockRow>& clocks, Clock clock) {
  return std::ranges::any_of(clocks, [&](const auto& row) { return row.clock == clock; });
}

tix::ClockRow clock(ImportDesk& desk, const std::string& ref, Clock wanted) {
  for (const auto& row : desk.clocks(ref))
    if (row.clock == wanted) return row;
  return {};
}

Log log_of(const std::string& text, const std::string& mapping = {}) {
  ImportDesk desk;
  const auto imported = desk.tickets(text, mapping);
  INFO(fmt::format("{}", fmt::join(imported.problems, "\n")));
  CHECK(imported.created == 1);
  return desk.log("A");
}

}  // namespace

TEST_CASE("import tickets: a full row becomes its facts at their times, in the order of a second") {
  CHECK(log_of(
            "ref,title,body,requester,channel,category,priority,status,resolution,team,agent,tags,created_at,"
            "assigned_at,first_response_at,resolved_at,closed_at,updated_at,due_at,satisfaction,site\n"
            "A,No VPN,It fails,ana@acme.test,mail,vpn,high,closed,answered,frontline,budi,\"a,b\","
            "2026-08-07T08:00:00Z,2026-08-07T08:10:00Z,2026-08-07T08:20:00Z,2026-08-07T09:00:00Z,"
            "2026-08-07T10:00:00Z,2026-08-07T11:00:00Z,2026-08-07T12:00:00Z,5,Medan\n") ==
        Log{"08:00:00 created ana@acme.test No VPN", "08:00:00 ref A", "08:00:00 channel mail",
            "08:00:00 category vpn", "08:00:00 priority high", "08:00:00 tagged a", "08:00:00 tagged b",
            "08:00:00 team frontline", "08:00:00 extra site Medan",
            "08:00:00 due_set resolution 2026-08-07T12:00:00Z", "08:00:00 message received \"It fails\"",
            "08:10:00 agent budi", "08:10:00 status open by budi", "08:20:00 message reply by budi",
            "09:00:00 status resolved answered by budi", "10:00:00 rated 5", "10:00:00 status closed",
            "11:00:00 ref A"});
}

TEST_CASE("import tickets: the least a row can say", "[slow]") {
  CHECK(log_of("ref,created_at\nA,2026-08-07T08:00:00Z\n") == Log{"08:00:00 created A", "08:00:00 ref A"});
  // Times without an offset are in the desk's zone, seven hours ahead.
  CHECK(log_of("ref,created_at\nA,2026-08-07 15:00\n").front() == "08:00:00 created A");
  CHECK(log_of("REF,Created_At,Title\nA,2026-08-07 15:00,Help\n").front() == "08:00:00 created Help");
  CHECK(log_of(R"({"ref":"A","created_at":"2026-08-07T08:00:00Z","tags":["x","y"],"priority":null})") ==
        Log{"08:00:00 created A", "08:00:00 ref A", "08:00:00 tagged x", "08:00:00 tagged y"});
}

TEST_CASE("import tickets: who has taken a ticket has opened it") {
  const std::string head = "ref,created_at,agent,assigned_at,first_response_at,status\n";
  const std::string at = "2026-08-07T08:00:00Z";
  CHECK(log_of(head + "A," + at + ",zoe,,,\n") ==
        Log{"08:00:00 created A", "08:00:00 ref A", "08:00:00 agent zoe", "08:00:00 status open by zoe"});
  CHECK(log_of(head + "A," + at + ",,,2026-08-07T09:00:00Z,\n") ==
        Log{"08:00:00 created A", "08:00:00 ref A", "09:00:00 message reply", "09:00:00 status open"});
  CHECK(log_of(head + "A," + at + ",zoe,2026-08-07T08:30:00Z,,new\n") ==
        Log{"08:00:00 created A", "08:00:00 ref A", "08:30:00 agent zoe"});
}

TEST_CASE("import tickets: the status column where the times do not tell it", "[slow]") {
  const std::string head = "ref,created_at,status,resolved_at,closed_at,updated_at\n";
  const auto statuses = [&](const std::string& rest) {
    Log found;
    for (const std::string& line : log_of(head + "A,2026-08-07T08:00:00Z," + rest + "\n"))
      if (line.find(" status ") != std::string::npos) found.push_back(line);
    return found;
  };
  CHECK(statuses("pending,,,2026-08-07T09:00:00Z") == Log{"09:00:00 status pending"});
  CHECK(statuses("hold,,,") == Log{"08:00:00 status hold"});
  CHECK(statuses("open,2026-08-07T09:00:00Z,,2026-08-07T10:00:00Z") ==
        Log{"09:00:00 status resolved fixed", "10:00:00 status open"});
  CHECK(statuses(",2026-08-07T09:00:00Z,,") == Log{"09:00:00 status resolved fixed"});
  CHECK(statuses(",,2026-08-07T09:00:00Z,") == Log{"09:00:00 status closed fixed"});
  CHECK(statuses("closed,2026-08-07T09:00:00Z,2026-08-07T09:00:00Z,") == Log{"09:00:00 status closed fixed"});
  CHECK(statuses("closed,2026-08-07T09:00:00Z,,2026-08-07T10:00:00Z") ==
        Log{"09:00:00 status resolved fixed", "10:00:00 status closed"});
  CHECK(statuses("resolved,2026-08-07T09:00:00Z,2026-08-07T10:00:00Z,2026-08-07T11:00:00Z") ==
        Log{"09:00:00 status resolved fixed", "10:00:00 status closed", "11:00:00 status resolved"});
}

TEST_CASE("import tickets: clocks whose facts the file cannot hold have no row") {
  ImportDesk desk;
  desk.tickets("ref,created_at\nA,2026-08-07T08:00:00Z\n");
  CHECK_FALSE(has_clock(desk.clocks("A"), Clock::first_response));
  CHECK(clock(desk, "A", Clock::resolution).due_at == tix::parse_rfc3339("2026-08-08T08:00:00Z"));
  desk.tickets("ref,created_at,first_response_at\nB,2026-08-07T08:00:00Z,\n");
  CHECK(has_clock(desk.clocks("B"), Clock::first_response));

  const std::int64_t flags = tix::store::events_of(desk.database(), tix::TicketId{1}).front().b;
  for (const Clock clock : tix::kClockRules.enumerators())
    CHECK(((flags >> static_cast<int>(clock)) & 1) == (clock == Clock::resolution ? 0 : 1));
}

TEST_CASE("import tickets: with a due_at column, empty means that nobody promised anything") {
  ImportDesk desk;
  desk.tickets(
      "ref,created_at,due_at\nA,2026-08-07T08:00:00Z,\nB,2026-08-07T08:00:00Z,2026-08-07T09:00:00Z\n");
  CHECK_FALSE(clock(desk, "A", Clock::resolution).has_promise);
  CHECK(clock(desk, "B", Clock::resolution).due_at == tix::parse_rfc3339("2026-08-07T09:00:00Z"));
  CHECK(desk.tickets("ref,created_at,due_at\nC,2026-08-07T08:00:00Z,\n", "[columns]\ndue_at = false\n")
            .created == 1);
  CHECK(clock(desk, "C", Clock::resolution).due_at == tix::parse_rfc3339("2026-08-08T08:00:00Z"));
  CHECK(desk.ticket("C").extra.empty());
}

TEST_CASE("import tickets: a fact before the creation is moved to it, and counted") {
  ImportDesk desk;
  const auto imported = desk.tickets(
      "ref,created_at,agent,assigned_at,first_response_at,resolved_at,closed_at\n"
      "A,2026-08-07T08:00:00Z,zoe,2026-08-07T07:00:00Z,2026-08-07T07:30:00Z,2026-08-07T07:40:00Z,"
      "2026-08-07T09:00:00Z\n"
      "B,2026-08-07T08:00:00Z,,,,2026-08-07T09:00:00Z,2026-08-07T08:30:00Z\n");
  CHECK(imported.moved_facts == 4);
  CHECK(desk.log("A") == Log{"08:00:00 created A", "08:00:00 ref A", "08:00:00 agent zoe",
                             "08:00:00 message reply by zoe", "08:00:00 status resolved fixed by zoe",
                             "09:00:00 status closed"});
  CHECK(desk.log("B").back() == "09:00:00 status closed fixed");
}

TEST_CASE("import tickets: unknown names are taken in, inactive") {
  ImportDesk desk;
  desk.tickets(
      "ref,created_at,agent,team,category,channel,resolution,resolved_at\n"
      "A,2026-08-07T08:00:00Z,zoe,moon,lunar,fax,eaten,2026-08-07T09:00:00Z\n");
  const tix::NameTable names = tix::store::load_names(desk.database());
  const tix::Ticket ticket = desk.ticket("A");
  CHECK(names.text(ticket.agent) == "zoe");
  CHECK(names.text(ticket.resolution) == "eaten");
  CHECK_FALSE(names.active(ticket.agent.value));
  CHECK_FALSE(names.active(ticket.team.value));
}

TEST_CASE("import tickets: bad rows are told by line, with what is accepted", "[slow]") {
  struct Bad {
    std::string row;
    std::string says;
  };
  const std::string head = "ref,created_at,priority,status,resolved_at,satisfaction\n";
  for (const Bad& bad : std::vector<Bad>{
           {"A,2026-08-07,critic,,,", "t.csv:2: unknown priority 'critic'; accepted: urgent high normal low"},
           {"A,2026-08-07,,done,,",
            "t.csv:2: unknown status 'done'; accepted: new open pending hold resolved closed"},
           {"A,2026-08-07,,resolved,,", "t.csv:2: status resolved without resolved_at or closed_at"},
           {"A,yesterday,,,,",
            "t.csv:2: created_at 'yesterday' is not a time from 1900 to 2199; accepted: "
            "2026-08-07, 2026-08-07 16:30[:05], 2026-08-07T16:30:05+07:00"},
           {"A,1850-01-01,,,,",
            "t.csv:2: created_at '1850-01-01' is not a time from 1900 to 2199; accepted: "
            "2026-08-07, 2026-08-07 16:30[:05], 2026-08-07T16:30:05+07:00"},
           {"A,2026-08-07,,,,6", "t.csv:2: unknown satisfaction '6'; accepted: 1 2 3 4 5"},
           {",2026-08-07,,,,", "t.csv:2: ref is empty"},
           {"A,,,,,", "t.csv:2: created_at is empty"},
           {"A,2026-08-07", "t.csv:2: 2 values, but the header has 6"}}) {
    INFO(bad.row);
    ImportDesk desk;
    const auto imported = desk.tickets(head + bad.row + "\nB,2026-08-07,,,,\n");
    CHECK(imported.problems == Log{bad.says});
    CHECK(imported.refused);
    CHECK(tix::store::count_tickets(desk.database()) == 0);
  }
}

TEST_CASE("import tickets: with rejects the good rows are kept") {
  ImportDesk desk;
  Log rejected;
  desk.tickets("ref,created_at\nA,2026-08-07\nB,never\n,2026-08-07\nC,2026-08-07\n", {},
               {"t.csv",
                false,
                [&](const tix::SourceRow& row, const auto&, const std::string& why) {
                  rejected.push_back(fmt::format("{} {} {}", row.line, row.values[0], why.substr(0, 10)));
                },
                {}});
  CHECK(rejected == Log{"3 B created_at", "4  ref is emp"});
  CHECK(tix::store::count_tickets(desk.database()) == 2);
}

TEST_CASE("import tickets: a dry run says the same and writes nothing") {
  const std::string text = "ref,created_at\nA,2026-08-07\nB,2026-08-07\n";
  ImportDesk desk;
  const auto dry = desk.tickets(text, {}, {"t.csv", true, {}, {}});
  CHECK(dry.created == 2);
  CHECK(tix::store::count_tickets(desk.database()) == 0);
  CHECK(desk.tickets(text).events == dry.events);
}

TEST_CASE("import tickets: ten problems are told, all are counted") {
  std::string text = "ref,created_at\n";
  for (int i = 0; i < 25; ++i) text += "A,never\n";
  ImportDesk desk;
  const auto imported = desk.tickets(text);
  CHECK(imported.problems.size() == 10);
  CHECK(imported.rejected == 25);
}
