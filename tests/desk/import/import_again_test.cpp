// Imports of known tickets: what a later file changes, and that the same file changes nothing.
#include "desk/import/import_desk.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace {

using tix::test::any_word;
using tix::test::ImportDesk;
using tix::test::Log;

const std::string kTicketHead =
    "ref,title,requester,category,priority,status,team,agent,tags,created_at,assigned_at,first_response_at,"
    "resolved_at,updated_at,satisfaction,due_at\n";

Log added(ImportDesk& desk, const std::string& ref, std::size_t before) {
  Log log = desk.log(ref);
  // The log is in order of time. New events are those that were not there.
  return {log.begin() + static_cast<std::ptrdiff_t>(before), log.end()};
}

/// Returns rows of few refs with random values: missing columns, contradictions, identical rows, and rows
/// that are refused.
std::vector<std::string> random_ticket_rows(std::mt19937& random) {
  const auto moment = [&]() -> std::string {
    if (random() % 2 == 0) return "";
    const auto step = static_cast<std::int64_t>(random() % 60) - 50;  // the last ones lie in the future
    return tix::format_rfc3339(tix::Instant::from_unix(tix::test::kNow.unix() + step * 7200));
  };
  std::vector<std::string> rows;
  for (int i = 0; i < 40; ++i) {
    if (i > 0 && random() % 6 == 0) {
      rows.push_back(rows[random() % rows.size()]);
      continue;
    }
    std::string created = moment();
    if (created.empty()) created = "2026-08-04T10:00:00Z";
    rows.push_back(fmt::format(
        "R{},{},{},{},{},{},{},{},{},\"{}\",{},{},{},{},{},{},{},{},{}\n", random() % 6,
        any_word(random, {"", "t1", "t2"}), any_word(random, {"", "", "help"}),
        any_word(random, {"", "a@x.test", "b@x.test"}), any_word(random, {"", "vpn", "mail"}),
        any_word(random, {"", "urgent", "low"}),
        any_word(random, {"", "new", "open", "pending", "hold", "resolved", "closed"}),
        any_word(random, {"", "fixed", "void"}),
        any_word(random, {"", "moon", "sun"}) + "," + any_word(random, {"", "zoe", "budi"}),
        any_word(random, {"", "a", "a,b", "b,c"}), created, moment(), moment(), moment(), moment(), moment(),
        any_word(random, {"", "1", "5"}), moment(), any_word(random, {"", "1", "2"})));
  }
  return rows;
}

/// The header of random rows, with some columns that are not read.
struct RandomFile {
  explicit RandomFile(std::mt19937& random) : rows(random_ticket_rows(random)) {
    for (const char* column : {"resolved_at", "closed_at", "updated_at", "due_at", "status", "agent", "tags"})
      if (random() % 5 == 0) mapping += fmt::format("{} = false\n", column);
  }

  static tix::desk::ImportOptions options() {
    return {
        "t.csv", false, [](const auto&, const auto&, const auto&) {}, {}};  // what is refused is set aside
  }
  std::string text() const { return kRandomHead + fmt::format("{}", fmt::join(rows, "")); }

  static constexpr const char* kRandomHead =
      "ref,title,body,requester,category,priority,status,resolution,team,agent,tags,created_at,assigned_at,"
      "first_response_at,resolved_at,closed_at,updated_at,satisfaction,due_at,site\n";
  std::vector<std::string> rows;
  std::string mapping = "[columns]\n";
};

/// Returns everything recorded for all tickets, without the numbers of changes.
Log everything(ImportDesk& desk) {
  Log all;
  tix::store::each_event(desk.database(), [&](tix::TicketId id, const tix::Event& event, const auto& body) {
    all.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", id.value, event.seq, event.at.unix(),
                              event.actor.value, tix::row_of(event.kind).name, event.a, event.b, event.text,
                              body.value_or("")));
  });
  return all;
}

}  // namespace

TEST_CASE("import tickets again: the same file changes nothing, whatever it says", "[slow]") {
  std::mt19937 random(20260807);
  std::int64_t changed = 0;
  for (int i = 0; i < 60; ++i) {
    ImportDesk desk;
    const RandomFile file(random);
    INFO(file.mapping << file.text());
    const auto first = desk.tickets(file.text(), file.mapping, RandomFile::options());
    REQUIRE(first.created > 0);
    changed += first.changed;
    const Log log = everything(desk);
    for (const int days : {0, 1, 400}) {
      desk.now = desk.now + tix::WallSeconds{days * 86400};
      const auto again = desk.tickets(file.text(), file.mapping, RandomFile::options());
      CHECK(again.unchanged == again.rows - again.rejected);
      CHECK(again.events == 0);
      CHECK(again.moved_facts == 0);
    }
    CHECK(everything(desk) == log);
  }
  CHECK(changed > 500);
}

TEST_CASE("import tickets again: row after row is the same as one file", "[slow]") {
  std::mt19937 random(20260808);
  for (int i = 0; i < 25; ++i) {
    ImportDesk whole, piecemeal;
    const RandomFile file(random);
    INFO(file.mapping << file.text());
    whole.tickets(file.text(), file.mapping, RandomFile::options());
    for (const std::string& row : file.rows)
      piecemeal.tickets(RandomFile::kRandomHead + row, file.mapping, RandomFile::options());
    CHECK(everything(whole) == everything(piecemeal));
  }
}

TEST_CASE("import tickets again: without updated_at a source may go back to what it said before") {
  const std::string low = "ref,created_at,priority\nA,2026-08-07T08:00:00Z,low\n";
  const std::string high = "ref,created_at,priority\nA,2026-08-07T08:00:00Z,high\n";
  ImportDesk desk;
  for (const std::string& file : {low, high, low}) {
    CHECK(desk.tickets(file).unchanged == 0);
    desk.now = desk.now + tix::WallSeconds{86400};
  }
  CHECK(desk.ticket("A").priority == tix::Priority::low);
}

TEST_CASE("import tickets again: a file that says nothing new does not undo what people did") {
  const std::string file = "ref,created_at,priority\nA,2026-08-07T08:00:00Z,low\n";
  ImportDesk desk;
  desk.tickets(file);
  tix::desk::Work work(desk.database(), desk.author());
  work.record(tix::TicketId{1}, {{desk.now, work.actor(), tix::EventKind::priority, 0, 0, {}, {}}});
  work.commit();
  desk.now = desk.now + tix::WallSeconds{86400};
  CHECK(desk.tickets(file).unchanged == 1);
  CHECK(desk.ticket("A").priority == tix::Priority::urgent);
}

TEST_CASE("import tickets again: changed values become events at updated_at") {
  ImportDesk desk;
  desk.tickets(
      kTicketHead +
      "A,No VPN,ana@x.test,vpn,low,open,moon,zoe,\"a,b\",2026-08-07T08:00:00Z,,,,2026-08-07T08:00:00Z,,\n");
  const auto before = desk.log("A").size();
  const auto imported = desk.tickets(
      kTicketHead +
      "A,No VPN at "
      "all,bob@x.test,mail,high,pending,sun,budi,\"b,c\",2026-08-07T08:00:00Z,,,,2026-08-07T09:00:00Z,4,"
      "2026-08-07T20:00:00Z\n");
  CHECK(imported.changed == 1);
  CHECK(added(desk, "A", before) ==
        Log{"09:00:00 team sun", "09:00:00 agent budi", "09:00:00 title No VPN at all",
            "09:00:00 requester bob@x.test", "09:00:00 category mail", "09:00:00 priority high",
            "09:00:00 untagged a", "09:00:00 tagged c", "09:00:00 due_set resolution 2026-08-07T20:00:00Z",
            "09:00:00 rated 4", "09:00:00 status pending"});
}

TEST_CASE("import tickets again: new moments come at their own times") {
  ImportDesk desk;
  desk.tickets(kTicketHead + "A,,,,,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T08:30:00Z,,\n");
  const auto before = desk.log("A").size();
  desk.tickets(kTicketHead +
               "A,,,,,resolved,,zoe,,2026-08-07T08:00:00Z,2026-08-07T08:40:00Z,2026-08-07T08:50:00Z,"
               "2026-08-07T09:00:00Z,2026-08-07T09:30:00Z,,\n");
  CHECK(added(desk, "A", before) == Log{"08:40:00 agent zoe", "08:40:00 status open",
                                        "08:50:00 message reply by zoe", "08:50:00 status open by zoe",
                                        "09:00:00 status resolved fixed by zoe", "09:30:00 ref A"});
}

TEST_CASE("import tickets again: an old row does not undo what came later") {
  const std::string old_row = kTicketHead + "A,,,,low,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T08:30:00Z,,\n";
  ImportDesk desk;
  desk.tickets(old_row);
  desk.tickets(kTicketHead + "A,,,,high,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T09:30:00Z,,\n");
  CHECK(desk.tickets(old_row).unchanged == 1);
  CHECK(desk.ticket("A").priority == tix::Priority::high);
}

TEST_CASE("import tickets again: without updated_at a change is of now") {
  ImportDesk desk;
  desk.tickets("ref,created_at,priority\nA,2026-08-07T08:00:00Z,low\n");
  desk.tickets("ref,created_at,priority\nA,2026-08-07T08:00:00Z,high\n");
  CHECK(desk.log("A").back() == "12:00:00 priority high");
}

TEST_CASE("import tickets again: a second row of the same ref is an update too") {
  ImportDesk desk;
  const auto imported = desk.tickets(
      "ref,created_at,priority,updated_at\n"
      "A,2026-08-07T08:00:00Z,low,2026-08-07T08:00:00Z\n"
      "A,2026-08-07T08:00:00Z,high,2026-08-07T09:00:00Z\n");
  CHECK(imported.created == 1);
  CHECK(imported.changed == 1);
  CHECK(desk.log("A").back() == "09:00:00 priority high");
}

TEST_CASE("import tickets again: a difference older than the last person's event is moved up to it") {
  ImportDesk desk;
  desk.tickets("ref,created_at,priority,updated_at\nA,2026-08-07T08:00:00Z,low,2026-08-07T10:00:00Z\n");
  const auto imported =
      desk.tickets("ref,created_at,priority,updated_at\nA,2026-08-07T08:00:00Z,high,2026-08-07T09:00:00Z\n");
  CHECK(imported.moved_facts == 1);
  CHECK(desk.log("A").back() == "10:00:00 priority high");
}

TEST_CASE("import tickets again: no resolved_at any more means it is open again") {
  ImportDesk desk;
  desk.tickets(kTicketHead +
               "A,,,,,,,,,2026-08-07T08:00:00Z,,,2026-08-07T09:00:00Z,2026-08-07T09:00:00Z,,\n");
  desk.tickets(kTicketHead + "A,,,,,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T10:00:00Z,,\n");
  CHECK(desk.log("A").back() == "10:00:00 status open");
}
