// A ticket that is known already: what a later file changes, and that the same one changes nothing.
#include "desk/import_desk.hpp"

#include <array>
#include <random>

#include <catch2/catch.hpp>

namespace {

using tix::test::ImportDesk;
using Log = std::vector<std::string>;

const std::string kHead =
    "ref,title,requester,category,priority,status,team,agent,tags,created_at,assigned_at,first_response_at,"
    "resolved_at,updated_at,satisfaction,due_at\n";

Log added(ImportDesk& desk, const std::string& ref, std::size_t before) {
  Log log = desk.log(ref);
  // The log is in order of time; what is new is what was not there.
  return {log.begin() + static_cast<std::ptrdiff_t>(before), log.end()};
}

/// Rows of a dozen refs that come again later, each time with anything changed; moments lie between a ref's
/// rows, or anywhere before its first.
std::string random_file(std::mt19937& random) {
  const auto pick = [&](std::initializer_list<const char*> from) {
    return std::string(from.begin()[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)]);
  };
  constexpr std::int64_t kDay = 86400;
  std::array<std::int64_t, 12> created{};
  std::array<std::int64_t, 12> updated{};
  std::string text = kHead;
  for (int i = 0; i < 40; ++i) {
    const std::size_t ref = random() % created.size();
    const bool is_first = created[ref] == 0;
    if (is_first)
      created[ref] = tix::test::kNow.unix() - 9 * kDay + static_cast<std::int64_t>(random() % kDay);
    const std::int64_t from = is_first ? created[ref] - 600 : updated[ref] + 1;
    const std::int64_t to =
        (is_first ? created[ref] : updated[ref]) + static_cast<std::int64_t>(random() % 3) * 600 + 1;
    updated[ref] = is_first ? std::max(created[ref], to) : to;
    const auto moment = [&]() -> std::string {
      if (random() % 2 == 0) return "";
      return tix::format_rfc3339(tix::Instant::from_unix(std::uniform_int_distribution(from, to)(random)));
    };
    const std::string resolved = moment();
    const std::string status =
        resolved.empty() ? pick({"", "new", "open", "pending"}) : pick({"", "open", "resolved", "closed"});
    text += fmt::format(
        "R{},{},{},{},{},{},{},{},\"{}\",{},{},{},{},{},{},{}\n", ref, pick({"", "t1", "t2"}),
        pick({"", "a@x.test", "b@x.test"}), pick({"", "vpn", "mail"}), pick({"", "urgent", "low"}), status,
        pick({"", "moon", "sun"}), pick({"", "zoe", "budi"}), pick({"", "a", "a,b"}),
        tix::format_rfc3339(tix::Instant::from_unix(created[ref])), moment(), moment(), resolved,
        tix::format_rfc3339(tix::Instant::from_unix(updated[ref])), pick({"", "1", "5"}), moment());
  }
  return text;
}

}  // namespace

TEST_CASE("import tickets again: the same file changes nothing, whatever it says") {
  std::mt19937 random(20260807);
  for (int i = 0; i < 25; ++i) {
    ImportDesk desk;
    const std::string text = random_file(random);
    INFO(text);
    const auto first = desk.tickets(text);
    REQUIRE(first.rejected == 0);
    REQUIRE(first.created > 0);
    desk.now = desk.now + tix::WallSeconds{86400};
    const auto second = desk.tickets(text);
    CHECK(second.unchanged == second.rows);
    CHECK(second.events == 0);
    CHECK(second.moved_facts == 0);
  }
}

TEST_CASE("import tickets again: changed values become events at updated_at") {
  ImportDesk desk;
  desk.tickets(
      kHead +
      "A,No VPN,ana@x.test,vpn,low,open,moon,zoe,\"a,b\",2026-08-07T08:00:00Z,,,,2026-08-07T08:00:00Z,,\n");
  const auto before = desk.log("A").size();
  const auto imported = desk.tickets(
      kHead +
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
  desk.tickets(kHead + "A,,,,,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T08:30:00Z,,\n");
  const auto before = desk.log("A").size();
  desk.tickets(kHead +
               "A,,,,,resolved,,zoe,,2026-08-07T08:00:00Z,2026-08-07T08:40:00Z,2026-08-07T08:50:00Z,"
               "2026-08-07T09:00:00Z,2026-08-07T09:30:00Z,,\n");
  CHECK(added(desk, "A", before) == Log{"08:40:00 agent zoe", "08:40:00 status open",
                                        "08:50:00 message reply by zoe", "08:50:00 status open by zoe",
                                        "09:00:00 status resolved fixed by zoe", "09:30:00 ref A"});
}

TEST_CASE("import tickets again: an old row does not undo what came later") {
  const std::string old_row = kHead + "A,,,,low,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T08:30:00Z,,\n";
  ImportDesk desk;
  desk.tickets(old_row);
  desk.tickets(kHead + "A,,,,high,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T09:30:00Z,,\n");
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
  desk.tickets(kHead + "A,,,,,,,,,2026-08-07T08:00:00Z,,,2026-08-07T09:00:00Z,2026-08-07T09:00:00Z,,\n");
  desk.tickets(kHead + "A,,,,,,,,,2026-08-07T08:00:00Z,,,,2026-08-07T10:00:00Z,,\n");
  CHECK(desk.log("A").back() == "10:00:00 status open");
}
