// The view of events shows the same words as the program for each kind of event.
#include "store/people/people_store.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/random_rows.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/event_words.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

namespace tix::store {
namespace {

constexpr std::int64_t kEveryClock = (1 << 8) - 1;

std::int64_t below(test::Random& random, std::int64_t end) {
  return test::pick(random, 0, end - 1);
}

/// Any number that an event can hold for what it refers to.
std::int64_t any_number(test::Random& random, const test::World& world, const Event& event, Refers refers) {
  using R = Refers;
  const auto any_of = [&](const auto& list) {
    return stored_number(list[static_cast<std::size_t>(below(random, std::ssize(list)))]);
  };
  const std::int64_t instant = test::random_instant(random).unix();
  switch (refers) {
    case R::nothing: return 0;
    case R::priority: return below(random, std::ssize(kPriorityNames));
    case R::status: return below(random, std::ssize(kStatusNames));
    case R::message_kind: return below(random, std::ssize(kMessageKindNames));
    case R::clock: return below(random, std::ssize(kClockNames));
    case R::link_kind: return below(random, std::ssize(kLinkKinds));
    case R::escalation_kind: return below(random, std::ssize(kEscalationKindNames));
    case R::binding: return any_of(world.bindings);
    case R::author:
    case R::customer: return test::chance(random, 20) ? 0 : any_of(world.customers);
    case R::instant: return instant;
    case R::waiting_since:
    case R::until:
    case R::open_interval: return test::chance(random, 30) ? 0 : instant;
    case R::firing:
      return packed({.clock = *kClockNames.at(below(random, std::ssize(kClockNames))),
                     .cycle = static_cast<int>(1 + below(random, 9)),
                     .target_no = static_cast<int>(below(random, 9)),
                     .kind = *kEscalationKindNames.at(below(random, std::ssize(kEscalationKindNames)))});
    case R::created_flags: return below(random, kEveryClock + 1) | (test::chance(random, 50) ? kOutbound : 0);
    case R::status_detail:
      if (test::chance(random, 30)) return 0;
      return event_value<R::status>(event) == Status::pending ? instant : any_of(world.names);
    case R::cycle:
    case R::ticket:
    case R::score:
    case R::change:
    case R::message:
    case R::other_ticket:
    case R::level:
    case R::recommendation: return below(random, 6);
    default: return test::chance(random, 20) ? 0 : any_of(world.names);
  }
}

}  // namespace

TEST_CASE("the view of events gives the words of export, and no number where there are words", "[slow]") {
  test::TempFolder folder;
  test::Random random{23};
  auto database = Database::create(folder / "tix.db");
  const auto world = test::store_world(database);
  std::vector<Event> events;
  for (int round = 0; round < 40; ++round)
    for (const EventKindRow& row : kEventKinds) {
      Event& event = events.emplace_back();
      event.at = test::random_instant(random);
      event.seq = std::ssize(events);
      event.change = world.change;
      event.kind = row.kind;
      event.a = any_number(random, world, event, row.a);
      event.b = any_number(random, world, event, row.b);
    }
  {
    Transaction transaction{database};
    append_events(database, TicketId{1}, events);
    write_projection(database, test::random_folded(random, world, TicketId{1}), {events.back().at, 0},
                     Rows::absent);
    transaction.commit();
  }
  const NameTable names = load_names(database);
  const std::map<BindingId, std::string> policies = {{world.bindings[0], "gold"},
                                                     {world.bindings[1], "silver"}};
  const EventContext context{
      names, [&](CustomerId id) { return id ? get_customer(database, id)->customer.address : std::string(); },
      [&](BindingId id) { return policies.at(id); }};
  SQLite::Statement rows{database.connection(),
                         "SELECT kind, value, detail, binding FROM events ORDER BY seq"};
  std::set<std::string_view> with_detail;
  for (const Event& event : events) {
    REQUIRE(rows.executeStep());
    const std::string_view kind = row_of(event.kind).name;
    INFO(kind << ' ' << event.a << ' ' << event.b);
    CHECK(rows.getColumn(0).getString() == kind);
    CHECK(rows.getColumn(1).getString() == value_of(event, context));
    CHECK(rows.getColumn(2).getString() == exact_detail_of(event, context));
    CHECK(rows.getColumn(3).getInt64() ==
          (event.kind == EventKind::bound ? event_value<Refers::binding>(event).value : 0));
    for (const int column : {1, 2}) {
      const bool says_something = !rows.getColumn(column).getString().empty();
      CHECK(rows.getColumn(column).isNull() != says_something);
    }
    if (!rows.getColumn(2).isNull()) with_detail.insert(kind);
  }
  CHECK(with_detail.size() ==
        static_cast<std::size_t>(std::ranges::count_if(
            kEventKinds, [](const EventKindRow& row) { return row.b != Refers::nothing; })));
}

}  // namespace tix::store
