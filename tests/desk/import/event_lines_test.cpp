// Exporting and importing the whole log of a desk gives the same database.

#include "desk/check/doctor.hpp"
#include "desk/work/random_work.hpp"
#include "desk/work/redact.hpp"
#include "desk/work/undo.hpp"

#include <map>

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>
#include <sys/resource.h>

using namespace tix;
using namespace tix::test;

namespace {

/// Returns every row of every table as text, except the memory of imports, which belongs to each desk, and
/// the index of words, which numbers messages in order of arrival.
std::map<std::string, std::vector<std::string>> tables_of(store::Database& database) {
  std::map<std::string, std::vector<std::string>> tables;
  SQLite::Statement names(database.connection(), "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (names.executeStep()) {
    const std::string table = names.getColumn(0).getString();
    // Notifications are not exported, and every database has its own identity.
    if (table == "outbox" || table == "identity") continue;
    if (table == "import_memory" || table.find("_word") != std::string::npos) continue;
    const std::string columns = table == "message" ? "ticket, seq, body" : "*";
    SQLite::Statement rows(database.connection(), "SELECT " + columns + " FROM " + table);
    auto& texts = tables[table];
    while (rows.executeStep()) {
      std::string& text = texts.emplace_back();
      for (int i = 0; i < rows.getColumnCount(); ++i)
        text += rows.getColumn(i).isNull() ? "null|" : rows.getColumn(i).getString() + "|";
    }
    std::ranges::sort(texts);
  }
  return tables;
}

void check_same(ImportDesk& desk, ImportDesk& copy) {
  const auto one = tables_of(desk.database());
  const auto other = tables_of(copy.database());
  REQUIRE(one.size() == other.size());
  for (const auto& [table, rows] : one) {
    INFO(table);
    CHECK((rows == other.at(table)));
  }
}

/// Undoes the last command if that is possible.
void undo_last(ImportDesk& desk, Instant when) {
  desk::Work work(desk.database(), {"sari", "sari", "undo", when});
  try {
    desk::undo(work);
    work.commit();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
  }
}

void redact_some(ImportDesk& desk, Random& random, Instant when) {
  desk::Work work(desk.database(), {"made", "", "redact", when});
  const TicketId id{pick(random, 1, store::count_tickets(desk.database()))};
  for (const Event& event : store::events_ever_of(desk.database(), id)) {
    if (event.kind != EventKind::message || event.at > when) continue;
    desk::redact(work, work.action_context(when), id, event.seq, "a password");
    return work.commit();
  }
}

/// Adds a requester with all fields, own fields, and kinds of facts that few commands record.
void add_oddities(ImportDesk& desk, Instant when) {
  desk::Work work(desk.database(), {"sari", "root", "odd \"things\"", when});
  const CustomerId ana = work.know_customer("ana, \"the\" <b@x.test>", when);
  work.set_customer({{ana, "ana, \"the\" <b@x.test>", "acme\nltd", "gold"}, "Ana"});
  const auto field = work.names().intern<FieldId>("site");
  const auto fax = work.names().intern<ChannelId>("fax");
  std::vector<NewEvent> new_events = {
      {when, work.actor(), EventKind::created, ana.value, kOutbound | 9, "Tab\tü\x01", {}},
      {when, work.actor(), EventKind::ref, 0, 0, "R-1", {}},
      {when, work.actor(), EventKind::channel, fax.value, 0, {}, {}},
      {when, work.actor(), EventKind::extra, field.value, 0, "null", {}},
      {when, work.actor(), EventKind::due_set, 4, when.unix() + 900, "asked", {}},
      {when, work.actor(), EventKind::due_none, 1, 0, {}, {}},
      {when, work.actor(), EventKind::waived, 4, 1, "storm", {}},
      {when, work.actor(), EventKind::message, 0, 0, {}, ""},
      {when, work.actor(), EventKind::linked, 1, stored_number(LinkKind::causes), {}, {}},
      {when, work.actor(), EventKind::watched, work.actor().value, 0, {}, {}},
      {when, work.actor(), EventKind::escalated, 1, 0, "angry", {}},
      {when, work.actor(), EventKind::status, stored_number(Status::pending), when.unix() + 60, {}, {}},
      {when + WallSeconds{60}, {}, EventKind::woken, 0, 0, {}, {}},
      {when + WallSeconds{60}, work.actor(), EventKind::rated, 5, 0, "thanks", {}},
      {when + WallSeconds{60}, work.actor(), EventKind::recommended, 0, 0, "never again", {}}};
  work.create(std::move(new_events));
  work.commit();
}

/// Returns the desk file with one change that affects bindings.
void apply_another(ImportDesk& desk, Instant when) {
  std::string text = kBusyDesk;
  text.replace(text.find("\"8h\""), 4, "\"9h\"");
  desk::apply_desk(desk.database(), {"budi", "budi", "desk apply", when}, text, "desk.toml", {});
}

/// Returns a desk with one ticket as lines.
std::vector<std::string> small_log() {
  ImportDesk desk;
  desk.events(
      "ref,at,actor,requester,message,agent,status\nA,2026-08-07T08:00:00Z,a@x.test,a@x.test,Help,,\n"
      "A,2026-08-07T09:00:00Z,zoe,,Try,zoe,resolved\nB,2026-08-07T09:00:00Z,zoe,,,zoe,\n");
  std::vector<std::string> lines;
  std::string text = desk.lines();
  for (std::size_t end = 0; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
    lines.push_back(text.substr(0, end + 1));
  return lines;
}

std::string problem_of(const std::string& text) {
  ImportDesk desk;
  const auto before = tables_of(desk.database());
  std::string problem = "none";
  try {
    desk.events(text);
  } catch (const Error& error) {
    problem = error.what();
  }
  if (problem != "none") CHECK((tables_of(desk.database()) == before));
  return problem;
}

}  // namespace

TEST_CASE("event lines: random desks come back as the same database, and export the same bytes", "[slow]") {
  int undone = 0, redacted = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Random random{seed};
    ImportDesk desk(kBusyDesk), copy;
    Instant when = random_days(desk, random, 40);
    add_oddities(desk, when);
    apply_another(desk, when);
    for (int i = 0; i < 40; ++i) {
      when = when + WallSeconds{pick(random, 0, 4000)};
      random_act(desk.database(), random, when);
      if (pick(random, 0, 3) == 0) undo_last(desk, when);
      if (pick(random, 0, 5) == 0) redact_some(desk, random, when);
    }
    const std::string lines = desk.lines();
    undone += lines.find("\"event\":\"undone\"") != std::string::npos;
    redacted += lines.find("\"redacted\":true") != std::string::npos;
    const auto imported = copy.events(lines);
    CHECK(desk::examine(desk.database(), {}).findings.empty());
    CHECK(desk::examine(copy.database(), {}).findings.empty());
    CHECK(imported.whole_desk);
    CHECK(imported.created == store::count_tickets(desk.database()));
    CHECK((copy.lines() == lines));
    check_same(desk, copy);
    CHECK(copy.exported() == desk.exported());
    CHECK(copy.exported("help") == desk.exported("help"));
    // The copy is a working desk.
    Random acts{seed}, same_acts{seed};
    for (int i = 0; i < 10; ++i) {
      random_act(desk.database(), acts, when + WallSeconds{i});
      random_act(copy.database(), same_acts, when + WallSeconds{i});
    }
    CHECK((copy.lines() == desk.lines()));
  }
  CHECK(undone > 6);
  CHECK(redacted > 6);
}

TEST_CASE("export tickets: of random desks they come back the same", "[slow]") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Random random{seed};
    ImportDesk desk(kBusyDesk), copy(kBusyDesk);
    random_days(desk, random, 80);
    const std::string exported = desk.exported();
    CHECK(copy.tickets(exported).problems.empty());
    CHECK(copy.exported() == exported);
  }
}

TEST_CASE("event lines: a filter's tickets keep their numbers", "[slow]") {
  Random random{5};
  ImportDesk desk(kBusyDesk), copy;
  random_days(desk, random, 60);
  const std::string lines = desk.lines("priority:urgent,high");
  CHECK(copy.events(lines).created < store::count_tickets(desk.database()));
  CHECK(copy.lines() == lines);
}

TEST_CASE("event lines: a ticket's number sizes nothing") {
  const auto most_memory = [] {  // in KiB
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  std::string text;
  for (std::string line : small_log()) {
    if (const auto at = line.find("\"ticket\":2,"); at != std::string::npos)
      line.replace(at, 11, "\"ticket\":8000000000,");
    text += line;
  }
  ImportDesk desk;
  const auto before = most_memory();
  desk.events(text);
  CHECK((desk.lines() == text));
  CHECK(most_memory() - before < 100'000);
}

TEST_CASE("event lines: a dry run says the same and writes nothing") {
  std::string text;
  for (const std::string& line : small_log()) text += line;
  ImportDesk desk;
  const auto before = tables_of(desk.database());
  const auto dry = desk.events(text, {}, {"e.jsonl", true, {}, {}});
  CHECK((tables_of(desk.database()) == before));
  CHECK(desk.events(text).events == dry.events);
  CHECK(dry.created == 2);
}

TEST_CASE("event lines: only into a database without tickets, and without rejects") {
  std::string text;
  for (const std::string& line : small_log()) text += line;
  ImportDesk desk;
  desk.tickets("ref,created_at\nA,2026-08-07\n");
  CHECK_THROWS_WITH(desk.events(text), Catch::Contains("already has tickets"));
  ImportDesk other;
  CHECK_THROWS_WITH(other.events(text, {}, {"e", false, [](const auto&, const auto&, const auto&) {}, {}}),
                    Catch::Contains("--rejects does not apply"));
}

TEST_CASE("event lines: what does not fit is one error with its line, and nothing is imported", "[slow]") {
  struct Hostile {
    std::string from, to, says;
  };
  const auto lines = small_log();
  for (
      const Hostile& one : std::vector<Hostile>{
          {"{\"line\":\"name\",\"name\":1", "{\"line\":\"nome\",\"name\":1",
           "e.csv:1: unknown kind of line 'nome'; accepted: name desk_version binding customer change customer_fact "
           "absence event"},
          {"\"name\":2,", "\"name\":3,", "e.csv:2: name 3, but 2 comes next"},
          {"\"name\":2,", "\"name\":-3,", "e.csv:2: name '-3' is not a number from 1"},
          {"\"ticket\":2,\"seq\":1,", "\"ticket\":9223372036854775807,\"seq\":1,",
           "ticket '9223372036854775807' is not a number from 1 to 9007199254740991"},
          {"\"text\":\"fixed\"", "\"text\":\"mended\"",
           "e.csv:1: name 1 must be the resolution fixed, as in every desk"},
          {"\"kind\":\"agent\"", "\"kind\":\"agents\"",
           "unknown kind of name 'agents'; accepted: agent team"},
          {"\"active\":true", "\"active\":1", "e.csv:1: active must be true or false"},
          {"zone = \\\"Asia/Jakarta\\\"", "zone = \\\"Asia/Jakarto\\\"",
           "the text of desk version 1 does not match its hash"},
          {"\"binding\":1,", "\"binding\":2,", "binding 2, but 1 comes next"},
          {"\"desk_version\":1,\"policy\"", "\"desk_version\":2,\"policy\"", "no desk version 2"},
          {"\"calendar\":null", "\"calendar\":\"open now\"", "'open now' is not a calendar as tix writes it"},
          {"\"undoes\":null", "\"undoes\":1", "it undoes change 1, which does not come before it"},
          {"\"ticket\":1,\"seq\":2,", "\"ticket\":2,\"seq\":2,", "ticket 2 begins with the event ref"},
          {"\"ticket\":2,\"seq\":1,", "\"ticket\":1,\"seq\":1,", "ticket 1 is created twice"},
          {"\"ticket\":2,\"seq\":5,", "\"ticket\":2,\"seq\":6,", "ticket 2 has no event with seq 5"},
          {"\"seq\":2,", "\"seq\":3,", "ticket 1 has two events with seq 3"},
          {"\"change\":1,\"actor\":\"sari\",\"event\"", "\"change\":2,\"actor\":\"sari\",\"event\"",
           "there is no change line with number 2"},
          {"\"recorded_at\":\"2026-08-07T12:00:00Z\",\"change\"",
           "\"recorded_at\":\"2026-08-07T12:00:01Z\",\"change\"",
           "recorded_at differs from that of change 1"},
          {"\"actor\":\"zoe\"", "\"actor\":\"zoo\"", "no name line declares the agent 'zoo'"},
          {"\"event\":\"ref\"", "\"event\":\"rof\"", "unknown event 'rof'"},
          {"\"event\":\"created\"", "\"event\":\"title\"",
           "ticket 1 begins with the event title instead of created"},
          {"\"event\":\"ref\",\"value\":null", "\"event\":\"created\",\"value\":null",
           "ticket 1 is created twice"},
          {"\"at\":\"2026-08-07T09:00:00Z\"", "\"at\":\"2026-08-07T07:00:00Z\"",
           "comes before the line above"},
          {"\"at\":\"2026-08-07T09:00:00Z\"", "\"at\":\"yesterday\"", "'yesterday' is not a point in time"},
          {"\"value\":\"resolved\"", "\"value\":\"done\"", "'done' is not a valid value of a status event"},
          {"\"value\":\"a@x.test\"", "\"value\":\"b@x.test\"",
           "'b@x.test' is not a valid value of a created event"},
          {"\"event\":\"bound\",\"value\":\"1\"", "\"event\":\"bound\",\"value\":\"7\"",
           "'7' is not a valid value of a bound event"},
          {"\"text\":\"A\",\"body\":null", "\"text\":\"A\",\"body\":\"x\"",
           "the event created cannot have a body"},
          {"\"text\":\"B\",\"body\":null}\n{\"line\":\"event\",\"ticket\":2,\"seq\":3",
           "\"text\":\"A\",\"body\":null}\n{\"line\":\"event\",\"ticket\":2,\"seq\":3",
           "ticket 2 has the ref 'A', which belongs to ticket 1"},
          {"\"line\":\"event\"", "\"line\":\"event\",\"hash\":\"x\"",
           "a line of kind event cannot have 'hash'"},
          {"{\"line\":\"event\"", "{\"line\":\"event", "e.csv:"}}) {
    INFO(one.from << " -> " << one.to);
    std::string text;
    for (const std::string& line : lines) text += line;
    const auto at = text.find(one.from);
    REQUIRE(at != std::string::npos);
    text.replace(at, one.from.size(), one.to);
    CHECK_THAT(problem_of(text), Catch::Contains(one.says) && Catch::StartsWith("e.csv:"));
  }
}

TEST_CASE("event lines: any line left out, doubled or moved is an error, or changes nothing that is exported",
          "[slow]") {
  const auto lines = small_log();
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const bool doubled : {false, true}) {
      // Earlier exports do not say when a customer became known, nor by which addresses.
      if (!doubled && (lines[i].find("\"kind\":\"known\"") != std::string::npos ||
                       lines[i].find("\"kind\":\"address_added\"") != std::string::npos))
        continue;
      std::string text;
      for (std::size_t k = 0; k < lines.size(); ++k)
        for (int copies = k != i ? 1 : doubled ? 2 : 0; copies > 0; --copies) text += lines[k];
      INFO(lines[i]);
      ImportDesk desk;
      try {
        desk.events(text);
      } catch (const Error&) {
        continue;
      }
      CHECK(desk.lines() == text);
    }
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    auto swapped = lines;
    std::swap(swapped[i], swapped[i + 1]);
    std::string text;
    for (const std::string& line : swapped) text += line;
    if (swapped != lines) CHECK(problem_of(text) != "none");
  }
}
