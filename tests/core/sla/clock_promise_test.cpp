// The promise clock: an ETA given to the customer, in wall time.
#include "core/sla/life.hpp"
#include "tix/calendar/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

constexpr auto kPromise = stored_number(Clock::promise);

Life told() {
  CalendarRules rules;
  rules.weekly.push_back({Weekday::mon, Weekday::mon, {{9 * 3600, 10 * 3600}}});
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(2), {}, std::make_shared<const Calendar>(rules)));
  return life.promised(at(11), at(15));
}

}  // namespace

TEST_CASE("a promise is due at its instant, whatever the calendar and whoever's turn it is") {
  Life life = told();
  life.status(at(12), Status::pending).status(at(13), Status::hold);
  const ClockRow row = life.clock(Clock::promise);
  CHECK(row.started_at == at(11));
  CHECK(row.due_at == at(15));
  CHECK(row.outcome == Outcome::running);
  CHECK_FALSE(row.target);
  CHECK(row.has_promise);
  CHECK(life.now().overdue_at == at(15));
  Life kept = life, resolved = life, late = life;
  CHECK(kept.kept(at(15)).clock(Clock::promise).outcome == Outcome::met);
  CHECK(kept.clock(Clock::promise).elapsed == hours(4));
  CHECK(resolved.status(at(14), Status::resolved).clock(Clock::promise).outcome == Outcome::met);
  CHECK(late.kept(at(15, 0, 1)).clock(Clock::promise).outcome == Outcome::breached);
  CHECK(late.clock(Clock::promise).breached_at == at(15));
}

TEST_CASE("promised anew before the due: replaced, counted nowhere, and the next one stands") {
  for (const Instant when : {at(13), at(15)}) {
    Life life = told();
    life.promised(when, at(18));
    const auto cycles = life.cycles(Clock::promise);
    REQUIRE(cycles.size() == 2);
    CHECK(cycles[0].outcome == Outcome::replaced);
    CHECK(cycles[0].stopped_at == when);
    CHECK_FALSE(cycles[0].breached_at);
    CHECK(cycles[1].started_at == when);
    CHECK(cycles[1].due_at == at(18));
    CHECK(life.now().overdue_at == at(18));
  }
}

TEST_CASE("promised anew after the due: the former was broken, and the next one is another cycle") {
  Life life = told();
  life.promised(at(15, 0, 1), at(18)).kept(at(17));
  const auto cycles = life.cycles(Clock::promise);
  REQUIRE(cycles.size() == 2);
  CHECK(cycles[0].outcome == Outcome::breached);
  CHECK(cycles[0].breached_at == at(15));
  CHECK(cycles[1].outcome == Outcome::met);
}

TEST_CASE("of two promises in one second the last counts") {
  Life life = told();
  life.promised(at(11), at(16));
  REQUIRE(life.cycles(Clock::promise).size() == 1);
  CHECK(life.clock(Clock::promise).due_at == at(16));
  CHECK(life.clock(Clock::promise).cycle == 1);
}

TEST_CASE("kept without a promise is nothing; a resolved ticket takes none; a reopen brings none back") {
  Life life;
  life.created(at(10)).kept(at(11)).status(at(12), Status::resolved).promised(at(13), at(14));
  CHECK(life.cycles(Clock::promise).empty());
  Life reopened = told();
  reopened.status(at(12), Status::resolved).status(at(13), Status::open);
  CHECK(reopened.cycles(Clock::promise).size() == 1);
  CHECK_FALSE(reopened.now().overdue_at == at(15));
}

TEST_CASE("a promise can be corrected, taken back to what was told, and waived") {
  Life life = told();
  life.due_set(at(12), Clock::promise, at(13));
  CHECK(life.clock(Clock::promise).due_at == at(13));
  CHECK(life.clock(Clock::promise).target_no == 2);
  Life cleared = life;
  cleared.add(at(12, 30), EventKind::due_cleared, kPromise);
  CHECK(cleared.clock(Clock::promise).due_at == at(15));
  CHECK(cleared.clock(Clock::promise).target_no == 3);
  life.add(at(14), EventKind::waived, kPromise, 0);
  CHECK(life.clock(Clock::promise).waived_at == at(14));
  CHECK(life.clock(Clock::promise).breached_at == at(13));
  CHECK_FALSE(life.now().overdue_at == at(13));
}

TEST_CASE("merged and void end a promise as they end the others") {
  Life merged = told(), gone = told();
  merged.status(at(12), Status::closed, kMergedResolution.value);
  CHECK(merged.clock(Clock::promise).outcome == Outcome::merged);
  gone.status(at(12), Status::closed, kVoidResolution.value);
  CHECK(gone.clock(Clock::promise).outcome == Outcome::dropped);
}
