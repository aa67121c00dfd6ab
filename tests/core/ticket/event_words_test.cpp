// Events as text and back: nothing is lost, and invalid words are refused.
#include "tix/ticket/event_words.hpp"

#include "tix/text/error.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/ticket.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace tix;

namespace {

constexpr std::int64_t kCustomers = 5, kBindings = 7, kChanges = 90;

/// Names of every kind, some with equal texts.
NameTable all_names() {
  NameTable names;
  for (int kind = 0; kind <= static_cast<int>(NameKind::route); ++kind)
    for (const char* text : {"one", "two", "a,b", "ü"}) names.intern(static_cast<NameKind>(kind), text, true);
  return names;
}

EventContext context_of(const NameTable& names) {
  return {names, [](CustomerId id) { return id ? "c" + std::to_string(id.value) : std::string(); },
          [](BindingId id) { return std::to_string(id.value); }};
}

EventLookup lookup_of(const NameTable& names) {
  return {names,
          [](std::string_view address) {
            return address.size() == 2 && address[0] == 'c' ? CustomerId{address[1] - '0'} : CustomerId{};
          },
          BindingId{kBindings}, ChangeId{kChanges}};
}

/// Returns a random number of this meaning, or 0 where there may be none.
std::int64_t random_number(std::mt19937& random, Refers refers, const Event& event, const NameTable& names) {
  const auto up_to = [&](std::int64_t last) {
    return std::uniform_int_distribution<std::int64_t>(0, last)(random);
  };
  const auto name = [&](NameKind kind, bool may_be_none = true) {
    const std::int64_t first = names.find(kind, "one");
    return may_be_none && random() % 4 == 0 ? 0 : first + up_to(3);
  };
  const auto instant = [&] { return Instant::first().unix() + up_to(9'000'000'000); };
  switch (refers) {
    case Refers::nothing: return 0;
    case Refers::author:
    case Refers::customer: return up_to(kCustomers);
    case Refers::channel: return name(NameKind::channel);
    case Refers::category: return name(NameKind::category);
    case Refers::priority: return up_to(std::ssize(kPriorityNames) - 1);
    case Refers::team: return name(NameKind::team);
    case Refers::agent: return name(NameKind::agent);
    case Refers::status: return up_to(std::ssize(kStatusNames) - 1);
    case Refers::status_detail:
      switch (event_value<Refers::status>(event)) {
        case Status::new_:
        case Status::open: return 0;
        case Status::pending: return random() % 2 ? instant() : 0;
        case Status::hold: return name(NameKind::hold_reason);
        default: return name(NameKind::resolution);
      }
    case Refers::label: return name(NameKind::label, false);
    case Refers::field: return name(NameKind::field, false);
    case Refers::message_kind: return up_to(std::ssize(kMessageKindNames) - 1);
    case Refers::binding: return up_to(kBindings);
    case Refers::clock: return up_to(static_cast<std::int64_t>(kClockCount) - 1);
    case Refers::instant: return instant();
    case Refers::link_kind: return up_to(std::ssize(kLinkKinds) - 1);
    case Refers::score: return up_to(5);
    case Refers::recommendation: return up_to(10);
    case Refers::created_flags: return up_to((1 << kClockCount) - 1) | (random() % 2 ? kOutbound : 0);
    case Refers::change: return up_to(kChanges);
    case Refers::waiting_since: return random() % 2 ? instant() : 0;
    case Refers::escalation_kind: return up_to(std::ssize(kEscalationKindNames) - 1);
    case Refers::step: return name(NameKind::step, false);
    case Refers::firing:
      return packed({static_cast<Clock>(up_to(static_cast<std::int64_t>(kClockCount) - 1)),
                     static_cast<int>(1 + up_to(99)), static_cast<int>(up_to(9)),
                     static_cast<EscalationKind>(up_to(std::ssize(kEscalationKindNames) - 1))});
    case Refers::rule: return name(NameKind::rule, false);
    case Refers::open_interval:
    case Refers::until: return random() % 2 ? instant() : 0;
    case Refers::route: return name(NameKind::route);
    case Refers::skill: return name(NameKind::skill, false);
    case Refers::other_ticket: return 1 + up_to(1'000'000);
    default: return up_to(1'000'000);
  }
}

void read(EventKind kind, std::string_view value, std::string_view detail) {
  const NameTable names = all_names();
  Event event;
  event.kind = kind;
  read_words(value, detail, lookup_of(names), event);
}

Event random_event(std::mt19937& random, const EventKindRow& row, const NameTable& names) {
  Event event;
  event.kind = row.kind;
  event.a = random_number(random, row.a, event, names);
  event.b = random_number(random, row.b, event, names);
  return event;
}

}  // namespace

TEST_CASE("event words: read back they are the same numbers, for every kind") {
  std::mt19937 random(3);
  const NameTable names = all_names();
  const EventContext context = context_of(names);
  const EventLookup lookup = lookup_of(names);
  for (const EventKindRow& row : kEventKinds)
    for (int i = 0; i < 300; ++i) {
      const Event event = random_event(random, row, names);
      Event same = event;
      same.a = same.b = -1;
      INFO(row.name << ' ' << value_of(event, context) << ' ' << exact_detail_of(event, context));
      read_words(value_of(event, context), exact_detail_of(event, context), lookup, same);
      CHECK(same == event);
    }
}

TEST_CASE("event words: people read instants in their zone, whatever the kind") {
  const NameTable names = all_names();
  EventContext context = context_of(names);
  context.zone = &Zone::find("Asia/Jakarta");
  std::mt19937 random(5);
  for (const EventKindRow& row : kEventKinds)
    for (int i = 0; i < 30; ++i) {
      const Event event = random_event(random, row, names);
      INFO(event_line(event, context));
      CHECK(event_line(event, context).find('Z') == std::string::npos);
    }
  const std::int64_t instant = stored_number(parse_rfc3339("2026-08-07T09:30:05Z"));
  const Event promised{.at = {}, .kind = EventKind::promised, .b = instant, .text = "A router"};
  const Event pending{.at = {}, .kind = EventKind::status, .a = stored_number(Status::pending), .b = instant};
  CHECK(event_line(promised, context) == "promised (2026-08-07 16:30:05): A router");
  CHECK(event_line(pending, context) == "status pending (2026-08-07 16:30:05)");
}

TEST_CASE("event words: people read labels, and programs read names") {
  const NameTable names;
  const EventContext for_programs = context_of(names);
  EventContext for_people = for_programs;
  for_people.zone = &Zone::utc();
  const Event none{.at = {}, .kind = EventKind::due_none, .a = stored_number(Clock::resolution)};
  const Event merged{.at = {}, .kind = EventKind::absorbed, .a = 2};
  CHECK(event_line(none, for_programs) == "due_none resolution");
  CHECK(event_line(none, for_people) == "no target resolution");
  CHECK(event_line(merged, for_programs) == "absorbed 2");
  CHECK(event_line(merged, for_people) == "merged from 2");
  const Event fired{.at = {},
                    .kind = EventKind::step_fired,
                    .b = packed({Clock::resolution, 2, 1, EscalationKind::functional})};
  CHECK(detail_of(fired, for_programs) == "resolution 2 1 functional");
  CHECK(detail_of(fired, for_people) == "resolution (cycle 2), functional");
  for (const EventKindRow& row : kEventKinds) CHECK(row.label.find('_') == std::string_view::npos);
}

TEST_CASE("event words: what is none of them is refused") {
  CHECK_THROWS_WITH(read(EventKind::priority, "critic", ""),
                    "'critic' is not a valid value of a priority event");
  CHECK_THROWS_WITH(read(EventKind::priority, "", ""), "a priority event requires a value");
  CHECK_THROWS_WITH(read(EventKind::title, "x", ""), "'x' is not a valid value of a title event");
  CHECK_THROWS_WITH(read(EventKind::status, "resolved", "waiting"),
                    "'waiting' is not a valid detail of a status event");
  CHECK_THROWS_AS(read(EventKind::status, "open", "one"), Error);
  CHECK_THROWS_AS(read(EventKind::status, "pending", "one"), Error);
  CHECK_THROWS_AS(read(EventKind::agent, "three", ""), Error);
  CHECK_THROWS_AS(read(EventKind::tagged, "", ""), Error);
  CHECK_THROWS_AS(read(EventKind::bound, "8", ""), Error);
  CHECK_THROWS_AS(read(EventKind::bound, "", ""), Error);
  CHECK_THROWS_AS(read(EventKind::rated, "6", ""), Error);
  CHECK_THROWS_AS(read(EventKind::rated, "5 ", ""), Error);
  CHECK_THROWS_AS(read(EventKind::recommended, "11", ""), Error);
  CHECK_THROWS_AS(read(EventKind::recommended, "", ""), Error);
  CHECK_THROWS_AS(read(EventKind::merged, "-1", ""), Error);
  CHECK_THROWS_AS(read(EventKind::due_set, "resolution", "tomorrow"), Error);
  CHECK_THROWS_AS(read(EventKind::created, "c1", "outbound,lunch"), Error);
  CHECK_THROWS_AS(read(EventKind::created, "nobody", ""), Error);
}
