// Random facts of a ticket on the small desk, as imports may bring them, without any rules.
#pragma once

#include "core/policy/small_desk.hpp"

#include <string_view>
#include <vector>

namespace tix::testing {

inline NewEvent random_status(Random& random, SmallDesk& desk, Instant when) {
  const auto to = static_cast<Status>(pick(random, 0, 5));
  std::int64_t detail = 0;
  if (to == Status::hold && pick(random, 0, 2))
    detail = desk.names.intern<HoldReasonId>(pick(random, 0, 1) ? "vendor" : "parts").value;
  if (!is_unresolved(to)) detail = pick(random, 1, 6);
  return {when, desk.me, EventKind::status, stored_number(to), detail, {}, {}};
}

inline NewEvent random_fact(Random& random, SmallDesk& desk, Instant when) {
  const auto fact = [&](EventKind kind, std::int64_t a = 0, std::int64_t b = 0) {
    return NewEvent{when, desk.me, kind, a, b, {}, {}};
  };
  const auto clock =
      static_cast<std::int64_t>(pick(random, 0, 1) ? Clock::resolution : Clock::first_response);
  const auto due = (when + WallSeconds{pick(random, -3600, 9000)}).unix();
  const std::string_view tag = pick(random, 0, 1) ? "vip" : "loud";
  const std::string_view agent = pick(random, 0, 1) ? "budi" : "";
  switch (pick(random, 0, 13)) {
    case 0: return fact(EventKind::priority, pick(random, 0, 3));
    case 1: return fact(EventKind::category, desk.names.intern<CategoryId>("login").value);
    case 2: return fact(EventKind::category, desk.names.intern<CategoryId>("billing").value);
    case 3: return fact(EventKind::tagged, desk.names.intern<LabelId>(tag).value);
    case 4: return fact(EventKind::untagged, desk.names.intern<LabelId>(tag).value);
    case 5: return fact(EventKind::team, desk.names.intern<TeamId>("specialists").value);
    case 6: return fact(EventKind::agent, desk.names.intern<AgentId>(agent).value);
    case 7: return fact(EventKind::message, pick(random, 0, 3));
    case 8: return fact(EventKind::due_set, clock, due);
    case 9: return fact(pick(random, 0, 1) ? EventKind::due_cleared : EventKind::due_none, clock);
    case 10: return fact(EventKind::waived, clock, pick(random, 0, 1));
    default: return random_status(random, desk, when);
  }
}

/// Returns facts in order of time, beginning with a creation at `from`. Many share a second.
inline std::vector<NewEvent> random_facts(Random& random, SmallDesk& desk, Instant from = at(0)) {
  Instant when = from;
  std::vector<NewEvent> facts{{when, desk.me, EventKind::created, 1, 0, "it is broken", {}}};
  for (std::int64_t n = pick(random, 0, 16); n > 0; --n) {
    if (pick(random, 0, 2)) when = when + WallSeconds{pick(random, 1, 5000)};
    facts.push_back(random_fact(random, desk, when));
  }
  return facts;
}

}  // namespace tix::testing
