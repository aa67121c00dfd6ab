// Exports can be imported again.
#include "desk/export/event_export.hpp"
#include "desk/export/ticket_export.hpp"
#include "desk/import/import_desk.hpp"
#include "format/write/render.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace {

using tix::test::any_word;
using tix::test::ImportDesk;

std::string export_tickets(ImportDesk& desk, const std::string& filter = {},
                           tix::format::Format format = tix::format::Format::csv) {
  return desk.exported(filter, format);
}

/// A desk after random acts on tickets with and without a ref.
void live(ImportDesk& desk, std::mt19937& random) {
  tix::desk::Work work(desk.database(), desk.author());
  for (int i = 0; i < 12; ++i) {
    tix::NameTable& names = work.names();
    tix::Instant now = tix::parse_rfc3339("2026-07-01T00:00:00Z") +
                       tix::WallSeconds{static_cast<std::int64_t>(random() % 900000)};
    std::vector<tix::NewEvent> new_events;
    const auto add = [&](tix::EventKind kind, std::int64_t a = 0, std::int64_t b = 0, std::string text = {},
                         std::string body = {}) {
      new_events.push_back({now, work.actor(), kind, a, b, std::move(text), std::move(body)});
    };
    const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
    const auto requester = work.know_customer(any_word(random, {"", "a@x.test", "\"b\", c"}), work.now());
    add(tix::EventKind::created, requester.value, 0,
        any_word(random, {"one", " two ", "three,\n\"3\"", "ü, 4"}));
    if (random() % 2) add(tix::EventKind::ref, 0, 0, fmt::format("{}", 100 - i));
    if (random() % 2)
      add(tix::EventKind::message, number(tix::MessageKind::received), 0, {},
          any_word(random, {"It\r\nfails", "why?"}));
    for (int k = 0; k < 12; ++k) {
      now = now + tix::WallSeconds{static_cast<std::int64_t>(random() % 3) * 700};
      switch (random() % 12) {
        case 0:
          add(tix::EventKind::agent, names.intern<tix::AgentId>(any_word(random, {"", "budi", "zoe"})).value);
          break;
        case 1:
          add(tix::EventKind::team,
              names.intern<tix::TeamId>(any_word(random, {"", "frontline", "moon"})).value);
          break;
        case 2: add(tix::EventKind::priority, static_cast<std::int64_t>(random() % 4)); break;
        case 3: add(tix::EventKind::message, static_cast<std::int64_t>(random() % 4), 0, {}, "words"); break;
        case 4: {
          const auto status = static_cast<tix::Status>(random() % 6);
          add(tix::EventKind::status, number(status),
              tix::is_unresolved(status)
                  ? 0
                  : names.intern<tix::ResolutionId>(any_word(random, {"fixed", "void", "eaten"})).value);
          break;
        }
        case 5:
          add(tix::EventKind::tagged, names.intern<tix::LabelId>(any_word(random, {"a", "b", "c"})).value);
          break;
        case 6:
          add(tix::EventKind::untagged, names.intern<tix::LabelId>(any_word(random, {"a", "b"})).value);
          break;
        case 7:
          add(tix::EventKind::extra, names.intern<tix::FieldId>(any_word(random, {"site", "floor"})).value, 0,
              any_word(random, {"", "1", "x,y"}));
          break;
        case 8:
          add(any_word(random, {"", "1"}).empty() ? tix::EventKind::due_cleared : tix::EventKind::due_set,
              number(tix::Clock::resolution), (now + tix::WallSeconds{9000}).unix());
          break;
        case 9: add(tix::EventKind::rated, 1 + static_cast<std::int64_t>(random() % 5)); break;
        case 10: add(tix::EventKind::recommended, static_cast<std::int64_t>(random() % 11)); break;
        default:
          add(tix::EventKind::category,
              names.intern<tix::CategoryId>(any_word(random, {"", "vpn", "mail"})).value);
      }
      if (new_events.back().kind == tix::EventKind::due_cleared) new_events.back().b = 0;
    }
    work.create(std::move(new_events));
  }
  work.commit();
}

}  // namespace

TEST_CASE("export tickets: imported into an empty database it exports the same bytes", "[slow]") {
  std::mt19937 random(11);
  for (int i = 0; i < 20; ++i) {
    ImportDesk desk, copy;
    live(desk, random);
    const std::string exported = export_tickets(desk);
    INFO(exported);
    const auto imported = copy.tickets(exported);
    REQUIRE(imported.problems.empty());
    CHECK(imported.created == 12);
    CHECK(imported.moved_facts == 0);
    CHECK(export_tickets(copy) == exported);
    CHECK(copy.tickets(exported).unchanged == 12);
  }
}

TEST_CASE("export tickets: JSON Lines say the same") {
  std::mt19937 random(12);
  ImportDesk desk, copy;
  live(desk, random);
  copy.tickets(export_tickets(desk, {}, tix::format::Format::jsonl));
  CHECK(export_tickets(copy) == export_tickets(desk));
}

TEST_CASE("export tickets: a filter chooses, and only columns in use are there") {
  ImportDesk desk;
  desk.tickets("ref,created_at,priority,site\nA,2026-08-07,urgent,\nB,2026-08-07,low,Medan\n");
  const auto header = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  CHECK(header(export_tickets(desk)).ends_with(",due_at,satisfaction,x.site"));
  const std::string urgent = export_tickets(desk, "priority:urgent");
  CHECK(header(urgent).ends_with(",due_at,satisfaction"));
  CHECK(urgent.find("\nA,A,") != std::string::npos);
  CHECK(urgent.find("\nB,") == std::string::npos);
}

TEST_CASE("export tickets: a ticket without a ref gets its number, but no other ticket's ref") {
  ImportDesk desk;
  desk.tickets("ref,created_at\n2,2026-08-07\n");
  tix::desk::Work work(desk.database(), desk.author());
  work.create({{tix::test::kNow, work.actor(), tix::EventKind::created, 0, 0, "mine", {}}});
  work.commit();
  CHECK(export_tickets(desk).find("\n#2,mine,") != std::string::npos);
}

TEST_CASE("export events: every event with its names and its body, led by what it rests on") {
  ImportDesk desk;
  desk.events(
      "ref,at,actor,requester,message,agent,status\nA,2026-08-07T08:00:00Z,a@x.test,a@x.test,Help,,\n"
      "A,2026-08-07T09:00:00Z,zoe,,Try,zoe,resolved\n");
  const std::string text = desk.lines();
  INFO(text);
  for (
      const std::string line :
      {R"({"line":"desk_version","desk_version":1,"applied_at":"2026-08-07T12:00:00Z","actor":"sari","hash":)",
       R"({"line":"binding","binding":1,"desk_version":1,"policy":"standard","calendar":null,"ownership_calendar":null,"hold_runs":true,"assignment_s":null,"first_response_s":14400,)",
       R"({"line":"name","name":1,"kind":"resolution","text":"fixed","active":true})",
       R"({"line":"customer","address":"a@x.test","name":null,"org":null,"plan":null})",
       R"("seq":1,"at":"2026-08-07T08:00:00Z","recorded_at":"2026-08-07T12:00:00Z","change":1,"actor":"sari","event":"created","value":"a@x.test","detail":"ownership,promise","text":"A","body":null})",
       R"("event":"bound","value":"1","detail":null)",
       R"("event":"message","value":"received","detail":null,"text":null,"body":"Help"})",
       R"("actor":"zoe","event":"status","value":"resolved","detail":"fixed")"})
    CHECK(text.find(line) != std::string::npos);
}
