// The fold against a slow, obvious second implementation that steps through time second by second, and the
// laws every history obeys.
#include "core/life.hpp"
#include "tix/business_time.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

using Random = std::mt19937_64;

std::int64_t pick(Random& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>{low, high}(random);
}

/// Ten minutes of work, five of rest, all day long, so that an hour of history crosses many openings.
std::shared_ptr<const Calendar> quick_calendar() {
  CalendarRules rules;
  rules.name = "quick";
  WeeklyHours week{Weekday::mon, Weekday::sun, {}};
  for (std::int32_t open = 0; open + 900 <= 86400; open += 900) week.hours.push_back({open, open + 600});
  rules.weekly.push_back(week);
  return std::make_shared<const Calendar>(rules);
}

bool is_working(const Binding& binding, Instant t) {
  return !binding.calendar || (t.unix() % 86400) % 900 < 600;
}

Life random_life(Random& random, const std::shared_ptr<const Calendar>& calendar) {
  Life life;
  Instant when = at(10);
  Status status = Status::new_;
  life.created(when);
  const auto random_binding = [&] {
    const auto target = [&]() -> std::optional<Seconds> {
      return pick(random, 0, 4) ? std::optional{Seconds{pick(random, 0, 1500)}} : std::nullopt;
    };
    Binding binding = promise(target(), target(), pick(random, 0, 2) ? calendar : nullptr);
    binding.hold_runs = pick(random, 0, 1);
    return binding;
  };
  if (pick(random, 0, 5)) life.bound(when, random_binding());
  for (std::int64_t n = pick(random, 0, 14); n > 0; --n) {
    if (pick(random, 0, 3)) when = when + WallSeconds{pick(random, 1, 700)};
    switch (pick(random, 0, 9)) {
      case 0:
      case 1:
        if (is_unresolved(status)) life.bound(when, random_binding());  // resolved tickets never change
        break;
      case 2: life.message(when, static_cast<MessageKind>(pick(random, 0, 3))); break;
      case 3: life.due_set(when, Clock::resolution, when + WallSeconds{pick(random, -900, 1500)}); break;
      case 4:
        life.add(when, pick(random, 0, 1) ? EventKind::due_cleared : EventKind::due_none,
                 static_cast<std::int64_t>(pick(random, 0, 1) ? Clock::resolution : Clock::first_response));
        break;
      default:
        status = static_cast<Status>(pick(random, 0, 5));
        life.status(when, status, 1);
        break;
    }
  }
  return life;
}

/// What one clock must be, found by stepping. Follows the words of the rules, not the code of the fold.
struct Model {
  bool started = false, stopped = false, replied = false;
  std::optional<Instant> stopped_at, breached_at, hand_due;
  bool no_promise = false, retargeted = false;
  Instant promised_at;
  Status status = Status::new_;
  Binding binding;
  std::vector<std::int64_t> elapsed_at;  // working seconds at each second since the creation
  std::int64_t elapsed = 0;

  std::optional<Instant> due(Clock clock, Instant now) const {
    if (hand_due) return hand_due;
    const auto& target = binding.targets[static_cast<std::size_t>(clock)];
    if (no_promise || !target || elapsed < target->count) return std::nullopt;
    for (std::size_t i = 0; i < elapsed_at.size(); ++i)
      if (elapsed_at[i] >= target->count) return at(10) + WallSeconds{static_cast<std::int64_t>(i)};
    return now;
  }
  bool runs(Clock clock) const {
    if (!started || stopped) return false;
    if (clock == Clock::first_response) return is_unresolved(status);
    return status == Status::new_ || status == Status::open || (status == Status::hold && binding.hold_runs);
  }
  void take(Clock clock, const Event& event, const BindingTable& bindings) {
    const bool ours = event.a == static_cast<std::int64_t>(clock) && started && !stopped;
    if (event.kind == EventKind::created) started = true;
    if (event.kind == EventKind::bound) {
      const Binding next = bindings[BindingId{event.a}];
      const auto index = static_cast<std::size_t>(clock);
      if (!stopped && next.targets[index] != binding.targets[index] && !hand_due && !no_promise)
        promised_at = event.at;
      if (!stopped) binding = next;
    }
    if (event.kind == EventKind::due_set && ours)
      hand_due = Instant::from_unix(event.b), no_promise = false, promised_at = event.at;
    if (event.kind == EventKind::due_cleared && ours)
      hand_due.reset(), no_promise = false, promised_at = event.at;
    if (event.kind == EventKind::due_none && ours)
      hand_due.reset(), no_promise = true, promised_at = event.at;
    if (event.kind == EventKind::message && event.a == static_cast<std::int64_t>(MessageKind::reply) &&
        clock == Clock::first_response && !stopped)
      stopped = replied = true, stopped_at = event.at;
    if (event.kind == EventKind::status) {
      const auto next = static_cast<Status>(event.a);
      if (is_unresolved(status) && !is_unresolved(next) && !stopped) stopped = true, stopped_at = event.at;
      if (!is_unresolved(status) && is_unresolved(next) && clock == Clock::resolution)
        stopped = false, stopped_at.reset();
      status = next;
    }
  }
};

/// Steps to `end` (exclusive); the model then shows the state at `end`.
Model step(const Life& life, Clock clock, Instant end) {
  Model model;
  std::size_t next = 0;
  for (Instant t = at(10);; t = t + WallSeconds{1}) {
    while (next < life.events.size() && life.events[next].at <= t)
      model.take(clock, life.events[next++], life.bindings);
    model.elapsed_at.push_back(model.elapsed);
    if (t >= end) return model;
    if (!model.runs(clock)) continue;
    const auto due = model.due(clock, t);
    if (due && *due <= t && !model.breached_at) {
      model.breached_at = t;
      model.retargeted = *due < model.promised_at;
    }
    model.elapsed += is_working(model.binding, t);
  }
}

}  // namespace

TEST_CASE("the fold equals a model that steps through time") {
  Random random{20260807};
  const auto calendar = quick_calendar();
  for (int round = 0; round < 1500; ++round) {
    const Life life = random_life(random, calendar);
    const Instant end = life.events.back().at + WallSeconds{pick(random, 0, 2500)};
    const Folded folded = life.now();
    for (const Clock clock : {Clock::first_response, Clock::resolution}) {
      INFO("round " << round << ", clock " << name_of(clock));
      const Model model = step(life, clock, end);
      const auto row = Life::row(folded, clock);
      REQUIRE(row);
      CHECK(row->stopped_at == model.stopped_at);
      CHECK(row->breached_as_of(end) == (model.breached_at && *model.breached_at < end));
      if (row->breached_as_of(end)) {
        CHECK(row->breached_at == model.breached_at);
        CHECK((row->reason == BreachReason::retarget) == model.retargeted);
      }
      Seconds elapsed_now = row->elapsed;
      if (row->running_since) {
        const Calendar* hours = life.bindings[folded.ticket.binding].calendar.get();
        elapsed_now +=
            hours ? elapsed(*hours, *row->running_since, end) : Seconds{(end - *row->running_since).count};
      }
      CHECK(elapsed_now.count == model.elapsed);
      if (row->outcome == Outcome::no_reply) CHECK_FALSE(model.replied);
      if (row->running_since && row->due_at && row->due_at < end && !model.hand_due)
        CHECK(row->due_at == model.due(clock, end));
    }
  }
}

TEST_CASE("a fold in one go equals the fold in any two pieces") {
  Random random{7};
  const auto calendar = quick_calendar();
  for (int round = 0; round < 300; ++round) {
    const Life life = random_life(random, calendar);
    const auto cut = static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(life.events.size())));
    Fold first(TicketId{7}, life.bindings);
    for (std::size_t i = 0; i < cut; ++i) first.apply(life.events[i]);
    Fold second = first;
    if (cut > 0) (void)first.result();
    for (std::size_t i = cut; i < life.events.size(); ++i) second.apply(life.events[i]);
    const Folded whole = life.now(), pieces = second.result();
    CHECK(whole.clocks == pieces.clocks);
    CHECK(whole.spans == pieces.spans);
    CHECK(whole.stays == pieces.stays);
  }
}

TEST_CASE("a breach before T is the same as of T and as known today") {
  Random random{11};
  const auto calendar = quick_calendar();
  for (int round = 0; round < 300; ++round) {
    const Life life = random_life(random, calendar);
    const Folded today = life.now();
    for (int probe = 0; probe < 8; ++probe) {
      const Instant then = at(10) + WallSeconds{pick(random, 0, 9000)};
      const Folded as_of = life.as_of(then);
      for (const ClockRow& row : as_of.clocks) {
        const auto known = Life::row(today, row.clock);
        if (row.clock == Clock::first_resolution || !known) continue;
        INFO("round " << round << ", clock " << name_of(row.clock));
        CHECK(row.breached_as_of(then) == known->breached_as_of(then));
        if (row.breached_as_of(then)) CHECK(row.breached_at == known->breached_at);
      }
    }
  }
}

TEST_CASE("spans are contiguous and stays are the unresolved ones") {
  Random random{13};
  const auto calendar = quick_calendar();
  for (int round = 0; round < 300; ++round) {
    const Life life = random_life(random, calendar);
    const Folded folded = life.now();
    REQUIRE_FALSE(folded.spans.empty());
    CHECK(folded.spans.front().from == at(10));
    CHECK(folded.spans.back().to == Instant::open_end());
    for (std::size_t i = 0; i < folded.spans.size(); ++i) {
      CHECK(folded.spans[i].from < folded.spans[i].to);
      if (i > 0) CHECK(folded.spans[i].from == folded.spans[i - 1].to);
    }
    for (const Span& span : folded.spans) {
      std::int64_t unresolved = 0;  // resolved and reopened in one second: two stays meet inside a span
      for (const Stay& stay : folded.stays)
        unresolved +=
            std::max<std::int64_t>(0, (std::min(stay.to, span.to) - std::max(stay.from, span.from)).count);
      CHECK(unresolved == (is_unresolved(span.status) ? (span.to - span.from).count : 0));
    }
  }
}
