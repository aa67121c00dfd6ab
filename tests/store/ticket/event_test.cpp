// Events and message bodies: appended, read back in the order of the fold, counted when late.
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/random_rows.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

std::vector<Event> in_order(std::vector<Event> events) {
  std::ranges::sort(events, earlier);
  return events;
}

}  // namespace

TEST_CASE("events come back in order of time and seq, bodies with their messages") {
  test::TempFolder folder;
  test::Random random{21};
  auto database = Database::create(folder / "tix.db");
  const auto world = test::store_world(database);
  std::map<TicketId, std::vector<Event>> written;
  std::map<std::pair<TicketId, std::int64_t>, std::string> bodies;
  {
    Transaction transaction{database};
    for (std::int64_t n = 1; n <= 90; ++n) {
      const TicketId id{n};
      const auto events = test::random_events(random, world, 1 + static_cast<int>(test::below(random, 12)));
      append_events(database, id, events);
      for (const Event& e : events)
        if (e.kind == EventKind::message) {
          bodies[{id, e.seq}] = test::random_text(random);
          add_body(database, id, e.seq, {bodies[{id, e.seq}], {}});
        }
      // The ticket's row may follow its events.
      write_projection(database, test::random_folded(random, world, id), {events.back().at, 0}, Rows::absent);
      written[id] = in_order(events);
    }
    transaction.commit();
  }
  REQUIRE(bodies.size() > 5);

  for (const auto& [id, events] : written) {
    CHECK(events_of(database, id) == events);
    CHECK(next_seq(database, id) == std::ssize(events) + 1);
  }
  CHECK(next_seq(database, TicketId{99}) == 1);

  std::map<TicketId, std::vector<Event>> streamed;
  each_event(database, [&](TicketId id, const Event& e, const std::optional<std::string>& body) {
    CHECK((streamed.empty() || streamed.rbegin()->first <= id));
    streamed[id].push_back(e);
    const auto expected = bodies.find({id, e.seq});
    CHECK(body == (expected == bodies.end() ? std::nullopt : std::optional{expected->second}));
  });
  CHECK(streamed == written);

  const auto [id, seq] = bodies.begin()->first;
  CHECK(get_body(database, id, seq) == bodies.begin()->second);
  redact_body(database, id, seq);
  CHECK_FALSE(get_body(database, id, seq));
  CHECK(events_of(database, id) == written[id]);
}

TEST_CASE("what a later change undoes is left out, and its numbers stay taken") {
  test::TempFolder folder;
  test::Random random{24};
  auto database = Database::create(folder / "tix.db");
  auto world = test::store_world(database);
  Transaction transaction{database};
  auto events = test::random_events(random, world, 6);
  world.change = add_change(database, {{}, test::random_instant(random), {}, "root", "note", {}});
  events[4].change = events[5].change = world.change;
  append_events(database, TicketId{1}, events);
  write_projection(database, test::random_folded(random, world, TicketId{1}), {}, Rows::absent);
  CHECK(events_of(database, TicketId{1}) == in_order(events));
  add_change(database, {{}, test::random_instant(random), {}, "root", "undo", world.change});
  CHECK(events_of(database, TicketId{1}) == in_order({events.begin(), events.begin() + 4}));
  CHECK(events_ever_of(database, TicketId{1}) == in_order(events));
  CHECK(next_seq(database, TicketId{1}) == 7);
}

TEST_CASE("late facts are those at or before T that were recorded after T") {
  test::TempFolder folder;
  test::Random random{22};
  auto database = Database::create(folder / "tix.db");
  auto world = test::store_world(database);
  std::vector<std::pair<Instant, Instant>> facts;  // at, recorded at
  {
    Transaction transaction{database};
    for (std::int64_t n = 1; n <= 60; ++n) {
      const Instant recorded = test::random_instant(random);
      world.change = add_change(database, {{}, recorded, {}, "root", "create", {}});
      const auto events = test::random_events(random, world, 5);
      append_events(database, TicketId{n}, events);
      write_projection(database, test::random_folded(random, world, TicketId{n}), {recorded, 0},
                       Rows::absent);
      for (const Event& e : events) facts.emplace_back(e.at, recorded);
    }
    transaction.commit();
  }
  for (int n = 0; n < 100; ++n) {
    const Instant t = test::random_instant(random);
    const auto expected =
        std::ranges::count_if(facts, [&](const auto& f) { return f.first <= t && f.second > t; });
    CHECK(late_facts(database, t) == expected);
  }
}

TEST_CASE("an event without a ticket, or under a number taken, is refused and nothing stays") {
  test::TempFolder folder;
  test::Random random{23};
  auto database = Database::create(folder / "tix.db");
  const auto world = test::store_world(database);
  const auto events = test::random_events(random, world, 2);
  {
    Transaction transaction{database};
    append_events(database, TicketId{1}, events);
    CHECK_THROWS_AS(transaction.commit(), Error);
  }
  {
    Transaction transaction{database};
    append_events(database, TicketId{1}, events);
    CHECK_THROWS_AS(append_events(database, TicketId{1}, events), Error);
  }
  CHECK(events_of(database, TicketId{1}).empty());
}

}  // namespace tix::store
