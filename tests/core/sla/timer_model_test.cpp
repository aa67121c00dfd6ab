// The timers that the fold finds due, compared with a slow and obvious second implementation, sweep after
// sweep.
#include "core/sla/timer_model.hpp"

#include "core/sla/random_life.hpp"
#include "tix/ticket/firing.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

Life known_by(const Life& life, Instant now) {
  Life known;
  known.bindings = life.bindings;
  for (const Event& event : life.events)
    if (event.at <= now) known.events.push_back(event);
  return known;
}

std::vector<DueTimer> due_by_fold(const Life& life, Instant now) {
  Fold folding(TicketId{7}, life.bindings);
  for (const Event& event : life.events) folding.apply(event);
  std::vector<DueTimer> due;
  const auto pending = folding.pending_timers();
  for (const PendingTimer& timer : pending)
    if (timer.moment <= now)
      due.push_back(
          {timer.moment, timer.name, timer.is_step, timer.clock, timer.cycle, timer.target_no, timer.since});
  const auto next = folding.result().next_timer_at;
  if (!pending.empty()) CHECK(next.value() <= pending.front().moment);
  // Timers that were due before a ticket opened automatically may still be pending.
  if (life.events.back().kind != EventKind::woken) CHECK(next.has_value() == !pending.empty());
  if (life.events.back().kind != EventKind::woken && next) CHECK(*next == pending.front().moment);
  return due;
}

void fire(Life& life, const DueTimer& due, Instant now) {
  if (due.is_step)
    life.add(now, EventKind::step_fired, due.name,
             packed({due.clock, due.cycle, due.target_no, EscalationKind::warning}));
  else
    life.add(now, EventKind::rule_fired, due.name, due.since.unix());
}

std::string timers_text(const std::vector<DueTimer>& all) {
  std::string text;
  for (const DueTimer& due : all)
    text += fmt::format("{} {} at {} {} {} target {} since {}\n", due.is_step ? "step" : "rule", due.name,
                        (due.moment - at(10)).count, name_of(due.clock), due.cycle, due.target_no,
                        due.is_step ? 0 : (due.since - at(10)).count);
  return text;
}

/// Sweeps a life at increasing times. `each` receives what every sweep fired.
template <class Each>
Life swept(Life life, Random& random, const RandomLives& lives, const Each& each) {
  const Instant end = life.events.back().at + WallSeconds{200};
  for (Instant now = at(10) + WallSeconds{pick(random, 0, 60)}; now < end;
       now = now + WallSeconds{pick(random, 1, 150)}) {
    const Life known = known_by(life, now);
    const auto due = due_timers(known, lives.hours(), now);
    const std::string expected = timers_text(due);
    REQUIRE(timers_text(due_by_fold(known, now)) == expected);
    for (const DueTimer& one : due) fire(life, one, now);
    REQUIRE(timers_text(due_by_fold(known_by(life, now), now)).empty());  // twice is once
    each(due, now);
  }
  return life;
}

}  // namespace

TEST_CASE("what is due equals a model that counts seconds, sweep after sweep", "[slow]") {
  Random random{20261122};
  const RandomLives lives(true);
  std::map<std::int64_t, int> fired;
  int late = 0, rearmed = 0, several = 0;
  for (int round = 0; round < 2000; ++round) {
    INFO("round " << round);
    const Life life =
        swept(lives.life(random), random, lives, [&](const std::vector<DueTimer>& due, Instant now) {
          several += due.size() > 1;
          for (const DueTimer& one : due) {
            ++fired[one.name];
            late += one.moment < now;
            rearmed += one.is_step && one.target_no > 1;
          }
        });
    // Nothing fires twice under the same key, and nothing for a moment after its sweep.
    std::map<std::pair<std::int64_t, std::int64_t>, int> keys;
    for (const Event& event : life.events)
      if (event.kind == EventKind::step_fired || event.kind == EventKind::rule_fired)
        CHECK(++keys[{event.a, event.b}] == 1);
  }
  for (std::int64_t name = 1; name <= 5; ++name) {
    INFO(name);
    CHECK(fired[name] > 100);
  }
  CHECK(fired[kPromiseBroken.value] > 100);
  CHECK(late > 1000);
  CHECK(rearmed > 100);
  CHECK(several > 100);
}

TEST_CASE("a ticket without an act between two sweeps fires the same, however many sweeps there are",
          "[slow]") {
  Random random{5};
  const RandomLives lives(true);
  int compared = 0;
  for (int round = 0; round < 120; ++round) {
    const Life life = lives.life(random);
    const Instant from = life.events.back().at + WallSeconds{1}, to = from + WallSeconds{600};
    const auto fired_by = [&](std::int64_t every) {
      Life again = life;
      std::map<std::pair<std::int64_t, std::int64_t>, Instant> moments;
      for (Instant now = from; now <= to; now = now + WallSeconds{every})
        for (const DueTimer& due : due_by_fold(known_by(again, now), now)) {
          moments.emplace(std::pair{due.name, due.moment.unix()}, due.moment);
          CHECK(due.moment <= now);
          CHECK((now - due.moment < WallSeconds{every} || now == from));
          fire(again, due, now);
        }
      return moments;
    };
    const auto every_second = fired_by(1), seldom = fired_by(600);
    INFO("round " << round);
    CHECK(every_second == fired_by(60));
    for (const auto& [key, moment] : seldom) CHECK(every_second.count(key) == 1);
    compared += static_cast<int>(every_second.size());
  }
  CHECK(compared > 60);
}
