// Overdue as of an instant: folds until then, the facts known today and the stored `overdue_at` agree.
#include "core/sla/random_facts.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

bool overdue_as_of(const SmallDesk& desk, const std::vector<Event>& events, Instant t) {
  const auto past = until(events, t);
  if (past.empty()) return false;
  const Folded folded = fold(TicketId{7}, past, desk.bindings);
  return is_overdue(
      {folded.ticket, folded.clocks, desk.customer, "", desk.names, t, desk.desk.reopen_window});
}

bool unresolved_at(const Folded& today, Instant t) {
  return std::ranges::any_of(today.open_intervals, [&](const OpenInterval& open_interval) {
    return open_interval.from <= t && t < open_interval.to;
  });
}

/// Returns whether the ticket is in U(t) and one of the four clocks was open at t, had breached before t and
/// was not waived by t.
/// The resolution clock is open as long as its ticket is.
bool overdue_as_known(const Folded& today, Instant t) {
  return unresolved_at(today, t) && std::ranges::any_of(today.clocks, [&](const ClockRow& row) {
           const bool open = row.clock == Clock::resolution || (row.clock == Clock::first_response &&
                                                                !(row.stopped_at && *row.stopped_at <= t));
           return open && row.breached_at && *row.breached_at < t && !(row.waived_at && *row.waived_at <= t);
         });
}

}  // namespace

TEST_CASE("overdue as of T: a fold until T agrees with the facts known today") {
  Random random{79};
  int overdue = 0, in_time = 0;
  for (int round = 0; round < 600; ++round) {
    SmallDesk desk;
    Case one(desk);
    one.record(random_facts(random, desk));
    for (int probe = 0; probe < 12; ++probe) {
      const Instant t = pick(random, 0, 1)
                            ? at(0) + WallSeconds{pick(random, -10, 90000)}
                            : one.events[static_cast<std::size_t>(pick(
                                             random, 0, static_cast<std::int64_t>(one.events.size()) - 1))]
                                      .at +
                                  WallSeconds{pick(random, -1, 1)};
      INFO("round " << round << ", " << (t - at(0)).count << " s after the creation");
      const bool late = overdue_as_of(desk, one.events, t);
      CHECK(late == overdue_as_known(one.folded, t));
      ++(late ? overdue : in_time);
    }
  }
  CHECK(overdue > 1000);
  CHECK(in_time > 1000);
}

TEST_CASE("after the last event, a ticket is overdue from its stored overdue_at on") {
  Random random{83};
  int later = 0;
  for (int round = 0; round < 600; ++round) {
    SmallDesk desk;
    Case one(desk);
    one.record(random_facts(random, desk));
    const Folded& folded = one.folded;
    for (int probe = 0; probe < 6; ++probe) {
      const Instant last = one.events.back().at;
      const Instant t = folded.overdue_at && *folded.overdue_at >= last && pick(random, 0, 1)
                            ? *folded.overdue_at + WallSeconds{pick(random, 0, 1)}
                            : last + WallSeconds{pick(random, 0, 50000)};
      const bool late = folded.ticket.unresolved() && folded.overdue_at && *folded.overdue_at < t;
      CHECK(late == overdue_as_of(desk, one.events, t));
      later += late;
    }
  }
  CHECK(later > 300);
}
