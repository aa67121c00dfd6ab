// Random histories of one ticket, of every kind of event that moves a clock, for tests of the fold.
#pragma once

#include "core/sla/clock_model.hpp"
#include "random_pick.hpp"

#include <array>

namespace tix::testing {

using test::pick;
using test::Random;

/// Calendars with short periods, so that some minutes of history cross many openings.
class RandomLives {
 public:
  /// With `timed`, bindings have steps and timed rules, and tickets are sometimes acknowledged.
  explicit RandomLives(bool timed = false) : timed_(timed) {
    for (const Pattern pattern : {Pattern{60, 90}, Pattern{25, 40}}) {
      calendars_.push_back(testing::calendar_of(pattern));
      hours_.emplace(calendars_.back().get(), pattern);
    }
    calendars_.emplace_back();
    hours_.emplace(nullptr, Pattern{});
  }

  const Hours& hours() const { return hours_; }

  Life life(Random& random) const {
    Life life;
    std::int64_t flags = pick(random, 0, 4) ? 0 : kOutbound;
    if (pick(random, 0, 9) == 0) flags |= std::int64_t{1} << pick(random, 0, 6);
    life.created(at(10), flags);
    if (pick(random, 0, 5)) life.bound(at(10), binding(random));
    Instant when = at(10);
    for (std::int64_t n = pick(random, 0, 22); n > 0; --n) {
      if (pick(random, 0, 3)) when = when + WallSeconds{pick(random, 1, 40)};
      // Sometimes an event is recorded later than it happened.
      const bool late = pick(random, 0, 7) == 0;
      add_fact(random, life, late ? at(10) + WallSeconds{pick(random, 0, (when - at(10)).count)} : when);
    }
    return life;
  }

 private:
  Binding binding(Random& random) const {
    Binding binding;
    const auto any_calendar = [&] { return calendars_[static_cast<std::size_t>(pick(random, 0, 2))]; };
    binding.calendar = any_calendar();
    if (pick(random, 0, 1)) binding.ownership_calendar = any_calendar();
    binding.hold_runs = pick(random, 0, 1);
    for (auto& target : binding.targets)
      if (pick(random, 0, 3)) target = Seconds{pick(random, 0, 120)};
    if (timed_)
      for (std::int64_t name = 1; name <= 5; ++name)
        if (pick(random, 0, 5)) binding.timers.push_back(timer(random, name));
    return binding;
  }

  /// A name nearly always has the same timer, so that it stays when bindings change.
  Timer timer(Random& random, std::int64_t name) const {
    Timer timer;
    timer.name = name;
    timer.applies = pick(random, 0, 4) != 0;
    const std::int64_t variant = pick(random, 0, 9) ? 0 : 1;
    timer.kind = static_cast<TimerKind>(name % 3);
    timer.clock = static_cast<Clock>((name * 2 + variant) % static_cast<std::int64_t>(kClockCount));
    timer.state = static_cast<Status>((name + variant) % 5);
    constexpr std::array<std::int64_t, 6> kAmounts = {0, 60, 20, 20, -20, 30};
    timer.amount = kAmounts[static_cast<std::size_t>(name)] + variant * 5;
    if (timer.kind == TimerKind::percent) timer.amount = name == 3 ? 100 : 60 + variant * 20;
    if (timer.kind == TimerKind::open_interval && variant) timer.calendar = calendars_.front();
    return timer;
  }

  void add_fact(Random& random, Life& life, Instant when) const {
    const std::int64_t clock = pick(random, 0, kClockCount - 1);
    if (timed_ && pick(random, 0, 11) == 0) {
      const bool for_a_while = pick(random, 0, 1);
      life.add(when, EventKind::acknowledged, 0,
               for_a_while ? (when + WallSeconds{pick(random, 1, 90)}).unix() : 0);
      return;
    }
    switch (pick(random, 0, 20)) {
      case 0:
      case 1: life.bound(when, binding(random)); break;
      case 2:
      case 3:
      case 4: life.received(when); break;
      case 5:
      case 6: life.reply(when); break;
      case 7: life.message(when, pick(random, 0, 1) ? MessageKind::note : MessageKind::notice); break;
      case 8:
      case 9: life.agent(when, pick(random, 0, 2)); break;
      case 10:
      case 11: life.team(when, pick(random, 0, 2)); break;
      case 12: life.add(when, EventKind::priority, pick(random, 0, 3)); break;
      case 13:
        life.due_set(when, static_cast<Clock>(clock), when + WallSeconds{pick(random, -60, 120)});
        break;
      case 14:
        life.add(when, pick(random, 0, 1) ? EventKind::due_cleared : EventKind::due_none, clock);
        break;
      case 15: life.add(when, EventKind::waived, clock, pick(random, 0, 3)); break;
      case 16: life.promised(when, when + WallSeconds{pick(random, -20, 120)}); break;
      case 17: life.kept(when); break;
      case 18:
        life.absorbed(when, pick(random, 0, 4) ? when - WallSeconds{pick(random, 0, 150)} : Instant{});
        break;
      default: add_status(random, life, when); break;
    }
  }

  void add_status(Random& random, Life& life, Instant when) const {
    const auto to = static_cast<Status>(pick(random, 0, 5));
    if (to == Status::pending && pick(random, 0, 1)) {
      const Instant wakes = when + WallSeconds{pick(random, 1, 90)};
      life.status(when, to, wakes.unix()).add(wakes, EventKind::woken);
    } else {
      life.status(when, to, is_unresolved(to) ? 0 : pick(random, 4, 6));
    }
  }

  bool timed_;
  std::vector<std::shared_ptr<const Calendar>> calendars_;
  Hours hours_;
};

}  // namespace tix::testing
