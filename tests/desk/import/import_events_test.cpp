// `import events`: rows that are updates, in any order, and logs of activities.
#include "desk/import/import_desk.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace {

using tix::test::any_word;
using tix::test::ImportDesk;
using tix::test::Log;

const std::string kEventHead =
    "ref,at,actor,title,requester,priority,status,agent,team,tags,message,public\n";

std::string at(const std::string& time) {
  return "2026-08-07T" + time + "Z";
}

/// Returns the lines in random order. The result of an import does not depend on it, except for rows of one
/// second.
std::vector<std::string> random_event_rows(std::mt19937& random) {
  std::vector<std::string> rows;
  for (int i = 0; i < 60; ++i)
    rows.push_back(fmt::format(
        "R{},{},{},{},{},{},{},{},{},{},{},{}\n", random() % 9,
        at(fmt::format("{:02}:{:02}:{:02}", random() % 11, random() % 60, i)),
        any_word(random, {"", "zoe", "a@x.test"}), any_word(random, {"", "t1", "t2"}),
        any_word(random, {"", "a@x.test"}), any_word(random, {"", "low", "urgent"}),
        any_word(random, {"", "open", "hold", "resolved", "closed"}), any_word(random, {"", "zoe", "none"}),
        any_word(random, {"", "moon", "sun", "none"}), any_word(random, {"", "a", "b", "none"}),
        any_word(random, {"", "", "words"}), any_word(random, {"", "true", "false"})));
  return rows;
}

std::string text_of(const std::vector<std::string>& rows) {
  std::string text = kEventHead;
  for (const std::string& row : rows) text += row;
  return text;
}

std::vector<Log> logs(ImportDesk& desk) {
  std::vector<Log> all;
  for (int ref = 0; ref < 9; ++ref) all.push_back(desk.log(fmt::format("R{}", ref)));
  return all;
}

}  // namespace

TEST_CASE("import events: the order of the file does not matter, and the same file changes nothing",
          "[slow]") {
  std::mt19937 random(5);
  for (int i = 0; i < 15; ++i) {
    auto rows = random_event_rows(random);
    INFO(text_of(rows));
    ImportDesk one, other;
    one.events(text_of(rows));
    std::ranges::shuffle(rows, random);
    const auto first = other.events(text_of(rows));
    CHECK(logs(one) == logs(other));
    const auto again = other.events(text_of(rows));
    CHECK(again.unchanged == first.created);
    CHECK(again.events == 0);
  }
}

TEST_CASE("import events: a file that grew, or only its new rows, add what is new", "[slow]") {
  std::mt19937 random(6);
  for (int i = 0; i < 15; ++i) {
    auto rows = random_event_rows(random);
    std::ranges::sort(rows,
                      [](const std::string& x, const std::string& y) { return x.substr(3) < y.substr(3); });
    const std::vector<std::string> half(rows.begin(), rows.begin() + 30), rest(rows.begin() + 30, rows.end());
    ImportDesk whole, grown, parts;
    whole.events(text_of(rows));
    grown.events(text_of(half));
    grown.events(text_of(rows));
    parts.events(text_of(half));
    parts.events(text_of(rest));
    INFO(text_of(rows));
    CHECK(logs(grown) == logs(whole));
    CHECK(logs(parts) == logs(whole));
  }
}

TEST_CASE("import events: each difference to the row before becomes an event") {
  ImportDesk desk;
  const auto imported = desk.events(
      kEventHead + "A," + at("09:00:00") + ",zoe,,,high,,,,,,\n" +  // after the next
      "A," + at("08:00:00") + ",ana@x.test,No VPN,ana@x.test,low,,,moon,\"a,b\",It fails,\n" + "A," +
      at("10:00:00") + ",zoe,,,high,pending,zoe,,\"b,c\",Try this,true\n" + "A," + at("10:30:00") +
      ",zoe,,,,,,,,for us only,no\n" + "A," + at("11:00:00") + ",,,,,resolved,none,none,none,,\n");
  CHECK(imported.problems.empty());
  CHECK(imported.rows == 5);
  CHECK(imported.created == 1);
  CHECK(desk.log("A") == Log{"08:00:00 created ana@x.test No VPN", "08:00:00 ref A", "08:00:00 priority low",
                             "08:00:00 tagged a", "08:00:00 tagged b", "08:00:00 team moon",
                             "08:00:00 message received \"It fails\"", "09:00:00 priority high by zoe",
                             "10:00:00 agent zoe by zoe", "10:00:00 message reply \"Try this\" by zoe",
                             "10:00:00 untagged a by zoe", "10:00:00 tagged c by zoe",
                             "10:00:00 status pending by zoe", "10:30:00 message note \"for us only\" by zoe",
                             "11:00:00 team", "11:00:00 agent", "11:00:00 untagged b", "11:00:00 untagged c",
                             "11:00:00 status resolved fixed"});
}

TEST_CASE("import events: an agent set or a reply opens a new ticket, unless the row says a status",
          "[slow]") {
  const auto log = [](const std::string& row) {
    ImportDesk desk;
    desk.events(kEventHead + "A," + at("08:00:00") + ",,,,,,,,,,\n" + row + "\n");
    Log lines = desk.log("A");
    return Log(lines.begin() + 2, lines.end());
  };
  CHECK(log("A," + at("09:00:00") + ",zoe,,,,,zoe,,,,") ==
        Log{"09:00:00 agent zoe by zoe", "09:00:00 status open by zoe"});
  CHECK(log("A," + at("09:00:00") + ",zoe,,,,,,,,Hello,") ==
        Log{"09:00:00 message reply \"Hello\" by zoe", "09:00:00 status open by zoe"});
  CHECK(log("A," + at("09:00:00") + ",zoe,,,,,,,,Hello,false") ==
        Log{"09:00:00 message note \"Hello\" by zoe"});
  CHECK(log("A," + at("09:00:00") + ",zoe,,,,hold,zoe,,,,") ==
        Log{"09:00:00 agent zoe by zoe", "09:00:00 status hold by zoe"});
}

TEST_CASE("import events: resolutions, hold reasons and due times") {
  ImportDesk desk;
  desk.events(
      "ref,at,status,resolution,hold_reason,due_at,site\n"
      "A," +
      at("08:00:00") + ",,,,2026-08-07T20:00:00Z,Medan\n" + "A," + at("08:10:00") + ",hold,,bank,,\n" + "A," +
      at("08:20:00") + ",hold,,harbour,none,Bali\n" + "A," + at("08:30:00") + ",resolved,answered,,,\n" +
      "A," + at("08:40:00") + ",,declined,,,\n" + "A," + at("08:50:00") + ",open,,,,\n" + "A," +
      at("09:00:00") + ",resolved,,,,\n" + "A," + at("09:10:00") + ",closed,,,,\n");
  CHECK(desk.log("A") == Log{"08:00:00 created A", "08:00:00 ref A", "08:00:00 extra site Medan",
                             "08:00:00 due_set resolution 2026-08-07T20:00:00Z", "08:10:00 status hold bank",
                             "08:20:00 extra site Bali", "08:20:00 due_none resolution",
                             "08:20:00 status hold harbour", "08:30:00 status resolved answered",
                             "08:40:00 status resolved declined", "08:50:00 status open",
                             "09:00:00 status resolved fixed", "09:10:00 status closed"});
}

TEST_CASE("import events: a log of activities") {
  const std::string mapping = R"(
[columns]
ref = "case"
at = "time"
activity = "concept:name"
"x.org:resource" = false
[default]
team = "moon"
[activity."Assign seriousness"]
[activity."Take in charge"]
agent = "{org:resource}"
reply = true
[activity."Wait"]
status = "pending"
[activity."Resolve"]
status = "resolved"
x.how = "by {org:resource}"
[activity."Noise"]
ignore = true
)";
  const std::string head = "case,time,concept:name,org:resource\n";
  ImportDesk desk;
  const auto imported =
      desk.events(head +
                      "A,2026-08-07 14:00,Noise,v0\nA,2026-08-07 15:00,Assign seriousness,v1\n"
                      "A,2026-08-07 16:00,Take in charge,v2\nA,2026-08-07 17:00,Wait,v2\n"
                      "A,2026-08-07 18:00,Resolve,v2\n",
                  mapping);
  CHECK(imported.rows == 5);
  CHECK(desk.log("A") == Log{"08:00:00 created A", "08:00:00 ref A", "08:00:00 team moon",
                             "09:00:00 agent v2", "09:00:00 message reply", "09:00:00 status open",
                             "10:00:00 status pending", "11:00:00 extra how by v2",
                             "11:00:00 status resolved fixed"});
  CHECK(desk.events(head + "A,2026-08-07 16:00,Dance,v1\n", mapping).problems ==
        Log{"e.csv:2: the mapping does not list the activity 'Dance'; accepted: Assign seriousness, Noise, "
            "Resolve, "
            "Take in charge, Wait"});
}

TEST_CASE("import events: clocks whose facts the file cannot hold have no row", "[slow]") {
  const auto left_out = [](const std::string& columns, const std::string& mapping = {}) {
    ImportDesk desk;
    desk.events("ref,at" + columns + "\nA,2026-08-07" +
                    std::string(static_cast<std::size_t>(std::ranges::count(columns, ',')), ',') + "\n",
                mapping);
    std::string names;
    const std::int64_t flags = tix::store::events_of(desk.database(), tix::TicketId{1}).front().b;
    for (const tix::Clock clock : tix::kClockRules.enumerators())
      if (flags >> static_cast<int>(clock) & 1) names += std::string(name_of(clock)) + " ";
    return names;
  };
  CHECK(left_out("") == "assignment first_response next_response update ownership promise ");
  CHECK(left_out(",message,agent,team") == "promise ");
  CHECK(left_out(",agent") == "first_response next_response update ownership promise ");
  CHECK(left_out(",activity", "[default]\nactivity = \"A\"\n[activity.A]\nreply = true\nteam = \"moon\"\n") ==
        "assignment promise ");
}

TEST_CASE("import events: rows before a known ticket's creation are moved to it") {
  ImportDesk desk;
  desk.events("ref,at,priority\nA," + at("08:00:00") + ",\n");
  const auto imported = desk.events("ref,at,priority\nA," + at("07:00:00") + ",high\n");
  CHECK(imported.moved_facts == 1);
  CHECK(desk.log("A").back() == "08:00:00 priority high");
}
