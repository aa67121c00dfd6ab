// The numbers of events.
#include "tix/ticket/event_values.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace tix;

namespace {

bool can_hold(EventKind kind, std::int64_t a, std::int64_t b) {
  Event event;
  event.kind = kind;
  event.a = a;
  event.b = b;
  return is_possible(event);
}

}  // namespace

TEST_CASE("event values: an enumerator that tix does not know stands for nothing") {
  struct Held {
    EventKind kind;
    std::int64_t a, b;
  };
  for (const auto& [kind, a, b] :
       {Held{EventKind::priority, 4, 0}, Held{EventKind::status, 6, 0}, Held{EventKind::status, -1, 0},
        Held{EventKind::message, 256, 0}, Held{EventKind::waived, 8, 1}, Held{EventKind::linked, 1, 7},
        Held{EventKind::escalated, 3, 0}, Held{EventKind::step_fired, 1, 9},
        Held{EventKind::rated, std::int64_t{1} << 32, 0}}) {
    INFO(row_of(kind).name);
    CHECK_FALSE(can_hold(kind, a, b));
    CHECK(can_hold(kind, 1, 1));
  }
}

TEST_CASE("event values: a time is from 1900 to 2199") {
  const std::int64_t first = Instant::first().unix(), last = Instant::last().unix();
  const std::int64_t pending = stored_number(Status::pending), resolved = stored_number(Status::resolved);
  for (const std::int64_t at : {first, last}) {
    CHECK(can_hold(EventKind::due_set, 1, at));
    CHECK(can_hold(EventKind::status, pending, at));
  }
  for (const std::int64_t at : {first - 1, last + 1, std::numeric_limits<std::int64_t>::min(),
                                std::numeric_limits<std::int64_t>::max()}) {
    CHECK_FALSE(can_hold(EventKind::due_set, 1, at));
    CHECK_FALSE(can_hold(EventKind::status, pending, at));
    CHECK_FALSE(can_hold(EventKind::promised, 0, at));
    CHECK(can_hold(EventKind::status, resolved, at));
  }
}
