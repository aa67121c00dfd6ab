// Laws of explanations on random histories: the intervals tile the cycle and add up, the steps lead to its
// due.
#include "core/sla/random_life.hpp"
#include "tix/report/clock_table.hpp"
#include "tix/sla/explain.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// Explains each cycle of each clock of a random life as of a random moment.
template <class Check>
void each_explained(unsigned seed, int rounds, Check check) {
  Random random{seed};
  const RandomLives lives;
  for (int round = 0; round < rounds; ++round) {
    const Life life = lives.life(random);
    const Instant as_of = at(10) + WallSeconds{pick(random, 0, 900)};
    Fold folding(TicketId{7}, life.bindings);
    for (const Event& event : until(life.events, as_of)) folding.apply(event);
    for (const ClockRule& rule : kClockRules)
      for (const ClockRow& row : folding.cycles(rule.clock)) {
        const auto explained = explain(TicketId{7}, life.events, life.bindings, rule.clock, row.cycle, as_of);
        INFO("round " << round << ", " << name_of(rule.clock) << ' ' << row.cycle);
        REQUIRE(explained);
        CHECK(explained->row == row);
        check(life, *explained, as_of, life.bindings[folding.ticket().binding]);
      }
  }
}

bool stands_in(const Status status, const ClockInterval& interval) {
  return interval.status == status && !is_running(interval.why);
}

}  // namespace

TEST_CASE("the intervals tile the cycle without gaps, and add up to what the row has used", "[slow]") {
  int reopened = 0, elsewhere = 0;
  each_explained(19, 500, [&](const Life&, const Explanation& told, Instant as_of, const Binding& binding) {
    const auto& intervals = told.intervals;
    const Instant end = told.row.stopped_at.value_or(as_of);
    CHECK(intervals.empty() == (told.row.started_at == end));
    if (intervals.empty()) return;
    CHECK(intervals.front().from == told.row.started_at);
    CHECK(intervals.back().to == end);
    Seconds working;
    WallSeconds wall;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const ClockInterval& interval = intervals[i];
      CHECK(interval.from < interval.to);
      if (i > 0) CHECK(interval.from == intervals[i - 1].to);
      CHECK((interval.working.count >= 0 && interval.working.count <= interval.wall().count));
      if (!is_running(interval.why)) CHECK(interval.working.count == 0);
      if (interval.why == ClockWhy::closed) CHECK(interval.working.count == 0);
      CHECK((interval.why == ClockWhy::resolved) == (!is_unresolved(interval.status)));
      working += interval.working;
      if (is_running(interval.why)) wall = wall + interval.wall();
      reopened += interval.why == ClockWhy::resolved;
      elsewhere += interval.why == ClockWhy::elsewhere;
    }
    const ClockMeasure used = measure_as_of(told.row, as_of, binding);
    CHECK(told.elapsed == used.working);
    CHECK(working == used.working);
    CHECK(wall == used.wall);
  });
  CHECK(reopened > 20);
  CHECK(elsewhere > 5);
}

TEST_CASE("a clock stands where the table of clocks says so, and nowhere else", "[slow]") {
  each_explained(23, 300, [&](const Life& life, const Explanation& told, Instant, const Binding&) {
    const ClockRule& rule = rule_of(told.row.clock);
    for (const ClockInterval& interval : told.intervals) {
      if (interval.why == ClockWhy::elsewhere || interval.why == ClockWhy::resolved) continue;
      const bool on_hold = interval.status == Status::hold && rule.hold_by_policy;
      const bool runs =
          on_hold ? life.bindings[interval.binding].hold_runs : (rule.runs_in & bit(interval.status)) != 0;
      CHECK(is_running(interval.why) == runs);
      if (stands_in(Status::pending, interval)) CHECK(interval.why == ClockWhy::customer);
      if (stands_in(Status::hold, interval)) CHECK(interval.why == ClockWhy::hold);
    }
  });
}

TEST_CASE("the steps come in order of time, and the last due they lead to is the row's", "[slow]") {
  int breaches = 0;
  each_explained(29, 500, [&](const Life&, const Explanation& told, Instant as_of, const Binding&) {
    std::optional<Instant> due;
    int breached = 0, waived = 0, targets = 0;
    for (std::size_t i = 0; i < told.steps.size(); ++i) {
      const DueStep& step = told.steps[i];
      if (i > 0) CHECK(told.steps[i - 1].at <= step.at);
      CHECK(step.at <= as_of);
      const bool verdict = step.kind == DueStepKind::breached || step.kind == DueStepKind::waived;
      if (!verdict) due = step.due_at;
      breached += step.kind == DueStepKind::breached;
      waived += step.kind == DueStepKind::waived;
      targets += step.kind == DueStepKind::target || step.kind == DueStepKind::told ||
                 step.kind == DueStepKind::by_hand;
      if (step.kind == DueStepKind::breached) CHECK(step.at == told.row.breached_at);
    }
    CHECK(breached == told.row.breached_as_of(as_of));
    CHECK(waived == told.row.waived_as_of(as_of));
    CHECK(targets == told.row.target_no);
    if (told.row.outcome == Outcome::running) CHECK(due == told.row.due_at);
    if (told.row.outcome == Outcome::paused) CHECK_FALSE(due);
    breaches += breached;
  });
  CHECK(breaches > 200);
}

TEST_CASE("no such cycle: no explanation; the last one is asked for by 0") {
  Random random{31};
  const RandomLives lives;
  for (int round = 0; round < 100; ++round) {
    const Life life = lives.life(random);
    const Instant as_of = at(11);
    for (const ClockRule& rule : kClockRules) {
      Fold folding(TicketId{7}, life.bindings);
      for (const Event& event : life.events) folding.apply(event);
      const auto count = static_cast<int>(folding.cycles(rule.clock).size());
      CHECK_FALSE(explain(TicketId{7}, life.events, life.bindings, rule.clock, count + 1, as_of));
      CHECK_FALSE(explain(TicketId{7}, life.events, life.bindings, rule.clock, -1, as_of));
      const auto last = explain(TicketId{7}, life.events, life.bindings, rule.clock, 0, as_of);
      REQUIRE(last.has_value() == (count > 0));
      if (last) CHECK(last->row.cycle == count);
    }
    CHECK_FALSE(explain(TicketId{7}, life.events, life.bindings, Clock::resolution, 0, at(9)));
  }
}
