// The fold against a slow, obvious second implementation that steps through time second by second, and the
// laws every history obeys.
#include "core/sla/random_life.hpp"
#include "tix/report/clock_table.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

/// Returns the row as of `end`, without events to come.
ClockRow as_of(ClockRow row, Instant end, const Binding& binding) {
  const ClockMeasure used = measure_as_of(row, end, binding);
  row.elapsed = used.working;
  row.elapsed_wall = used.wall;
  row.running_since.reset();
  if (row.breached_as_of(end)) return row;
  row.breached_at.reset();
  row.reason = BreachReason::ran_past;
  return row;
}

/// Returns all fields of a row as text, in seconds since the creation.
std::string row_text(const ClockRow& row) {
  const auto second = [](const std::optional<Instant>& t) {
    return t ? std::to_string((*t - at(10)).count) : "-";
  };
  return fmt::format(
      "{} {} {} from {} to {} since {} due {} breached {} {} waived {} used {} of {} ran {} targets {} {} by "
      "{}/{}/{}\n",
      name_of(row.clock), row.cycle, name_of(row.outcome), second(row.started_at), second(row.stopped_at),
      second(row.running_since), second(row.due_at), second(row.breached_at), kBreachReasonNames[row.reason],
      second(row.waived_at), row.elapsed.count, row.target ? row.target->count : -1, row.elapsed_wall.count,
      row.target_no, row.has_promise ? "promised" : "measured", row.team.value, row.agent.value,
      name_of(row.priority));
}

}  // namespace

TEST_CASE("the fold equals a model that steps through time", "[slow]") {
  Random random{20260807};
  const RandomLives lives;
  std::map<std::pair<Clock, Outcome>, int> seen;
  int breaches = 0, retargets = 0, waivers = 0, earlier_starts = 0;
  for (int round = 0; round < 3000; ++round) {
    const Life life = lives.life(random);
    const Instant end = life.events.back().at + WallSeconds{pick(random, 1, 200)};
    const Folded folded = life.now();
    ClockModel model(life, lives.hours());
    model.run_to(end);
    std::vector<ClockRow> rows;
    std::string said, expected;
    for (const ClockRow& row : folded.clocks) {
      rows.push_back(as_of(row, end, life.bindings[folded.ticket.binding]));
      said += row_text(rows.back());
    }
    for (const ClockRow& row : model.rows(end)) expected += row_text(row);
    INFO("round " << round);
    REQUIRE(said == expected);
    for (const ClockRow& row : rows) {
      ++seen[{row.clock, row.outcome}];
      breaches += row.breached_at.has_value();
      retargets += row.reason == BreachReason::retarget;
      waivers += row.waived_at.has_value();
      earlier_starts += row.started_at < at(10);
    }
  }
  // Every kind of event and outcome has occurred often.
  for (const ClockRule& rule : kClockRules)
    for (const Outcome outcome : {Outcome::running, Outcome::breached, Outcome::merged, Outcome::dropped}) {
      INFO(name_of(rule.clock) << ' ' << name_of(outcome));
      CHECK(seen[{rule.clock, outcome}] > 20);
    }
  for (const Clock clock : {Clock::update, Clock::resolution, Clock::ownership})
    CHECK(seen[{clock, Outcome::paused}] > 100);
  CHECK(seen[{Clock::promise, Outcome::replaced}] > 20);
  CHECK(seen[{Clock::first_response, Outcome::no_reply}] > 50);
  CHECK(breaches > 1000);
  CHECK(retargets > 300);
  CHECK(waivers > 300);
  CHECK(earlier_starts > 10);
}

TEST_CASE("a fold in one go equals the fold in any two pieces", "[slow]") {
  Random random{7};
  const RandomLives lives;
  for (int round = 0; round < 500; ++round) {
    const Life life = lives.life(random);
    const auto cut = static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(life.events.size())));
    Fold first(TicketId{7}, life.bindings);
    for (std::size_t i = 0; i < cut; ++i) first.apply(life.events[i]);
    Fold second = first;
    if (cut > 0) (void)first.result();
    for (std::size_t i = cut; i < life.events.size(); ++i) second.apply(life.events[i]);
    const Folded whole = life.now(), pieces = second.result();
    CHECK(whole.clocks == pieces.clocks);
    CHECK(whole.state_intervals == pieces.state_intervals);
    CHECK(whole.open_intervals == pieces.open_intervals);
  }
}

TEST_CASE("a breach before T is the same as of T and as known today", "[slow]") {
  Random random{11};
  const RandomLives lives;
  for (int round = 0; round < 500; ++round) {
    const Life life = lives.life(random);
    std::map<std::pair<Clock, int>, ClockRow> today;
    for (const ClockRow& row : life.now().clocks) today.emplace(std::pair{row.clock, row.cycle}, row);
    for (int probe = 0; probe < 8; ++probe) {
      const Instant then = at(10) + WallSeconds{pick(random, 0, 900)};
      for (const ClockRow& row : life.as_of(then).clocks) {
        if (row.clock == Clock::first_resolution) continue;
        INFO("round " << round << ", clock " << name_of(row.clock));
        const auto known = today.find({row.clock, row.cycle});
        REQUIRE(known != today.end());
        CHECK(row.breached_as_of(then) == known->second.breached_as_of(then));
        if (row.breached_as_of(then)) CHECK(row.breached_at == known->second.breached_at);
      }
    }
  }
}

TEST_CASE("cycles are numbered without gaps, and only the last is open", "[slow]") {
  Random random{17};
  const RandomLives lives;
  for (int round = 0; round < 500; ++round) {
    const Life life = lives.life(random);
    Fold folding(TicketId{7}, life.bindings);
    for (const Event& event : life.events) folding.apply(event);
    for (const ClockRule& rule : kClockRules) {
      const auto cycles = folding.cycles(rule.clock);
      for (std::size_t i = 0; i < cycles.size(); ++i) {
        INFO("round " << round << ' ' << row_text(cycles[i]));
        CHECK(cycles[i].cycle == static_cast<int>(i) + 1);
        if (i + 1 < cycles.size()) CHECK(cycles[i].stopped_at.has_value());
        if (is_open(cycles[i].outcome)) CHECK(folding.ticket().unresolved());
        if (rule.one_cycle) CHECK(cycles.size() == 1);
        if (!rule.one_cycle && cycles[i].stopped_at) CHECK(cycles[i].started_at < *cycles[i].stopped_at);
      }
    }
  }
}

TEST_CASE("spans are contiguous and stays are the unresolved ones", "[slow]") {
  Random random{13};
  const RandomLives lives;
  for (int round = 0; round < 300; ++round) {
    const Folded folded = lives.life(random).now();
    REQUIRE_FALSE(folded.state_intervals.empty());
    CHECK(folded.state_intervals.front().from == at(10));
    CHECK(folded.state_intervals.back().to == Instant::open_end());
    for (std::size_t i = 0; i < folded.state_intervals.size(); ++i) {
      CHECK(folded.state_intervals[i].from < folded.state_intervals[i].to);
      if (i > 0) CHECK(folded.state_intervals[i].from == folded.state_intervals[i - 1].to);
    }
    for (const StateInterval& state_interval : folded.state_intervals) {
      std::int64_t unresolved =
          0;  // resolved and reopened in one second: two open intervals meet inside a span
      for (const OpenInterval& open_interval : folded.open_intervals)
        unresolved += std::max<std::int64_t>(0, (std::min(open_interval.to, state_interval.to) -
                                                 std::max(open_interval.from, state_interval.from))
                                                    .count);
      CHECK(unresolved ==
            (is_unresolved(state_interval.status) ? (state_interval.to - state_interval.from).count : 0));
    }
  }
}
