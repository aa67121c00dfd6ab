// Explanations of the documented cases, read line by line.
#include "tix/sla/explain.hpp"

#include "core/sla/life.hpp"
#include "tix/calendar/calendar.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

using Lines = std::vector<std::string>;

std::string clock_time(Instant t) {
  const std::int64_t minute = (t - at(0)).count / 60;
  return fmt::format("{}:{:02}", minute / 60, minute % 60);
}

std::string amount(const std::optional<Seconds>& seconds) {
  return seconds ? fmt::format(" {}m", seconds->count / 60) : "";
}

Explanation explained(const Life& life, Clock clock, Instant as_of, int cycle = 0) {
  return explain(TicketId{7}, life.events, life.bindings, clock, cycle, as_of).value();
}

Lines intervals(const Explanation& told) {
  Lines lines;
  for (const ClockInterval& i : told.intervals)
    lines.push_back(fmt::format("{} {} {}, {}m", clock_time(i.from), name_of(i.status),
                                kClockWhyWords[i.why].name, i.working.count / 60));
  return lines;
}

Lines steps(const Explanation& told) {
  Lines lines;
  for (const DueStep& s : told.steps)
    lines.push_back(clock_time(s.at) + ' ' + std::string(kDueStepWords[s.kind].name) + amount(s.target) +
                    (s.left ? " left" + amount(s.left) : "") +
                    (s.due_at ? " due " + clock_time(*s.due_at) : ""));
  return lines;
}

}  // namespace

TEST_CASE("raised to urgent: the new due lay in the past") {
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(8))).bound(at(13), promise(hours(2)));
  const Explanation told = explained(life, Clock::resolution, at(14));
  CHECK(intervals(told) == Lines{"10:00 new runs, 180m", "13:00 new runs, 60m"});
  CHECK(steps(told) == Lines{"10:00 target 480m left 480m due 18:00", "13:00 target 120m left -60m due 12:00",
                             "13:00 breached"});
  CHECK(told.row.reason == BreachReason::retarget);
  CHECK(told.elapsed == hours(4));
}

TEST_CASE("waiting, on hold, resolved and taken up again") {
  Binding halts = promise(hours(4));
  halts.hold_runs = false;
  Life life;
  life.created(at(10)).bound(at(10), halts).status(at(11), Status::pending).status(at(12), Status::hold);
  life.status(at(13), Status::open).status(at(14), Status::resolved).status(at(16), Status::open);
  const Explanation told = explained(life, Clock::resolution, at(17));
  CHECK(intervals(told) == Lines{"10:00 new runs, 60m", "11:00 pending waiting for the customer, 0m",
                                 "12:00 hold on hold: the policy stops it, 0m", "13:00 open runs, 60m",
                                 "14:00 resolved resolved: not counted, 0m", "16:00 open runs, 60m"});
  CHECK(steps(told) == Lines{"10:00 target 240m left 240m due 14:00", "11:00 stands 240m left 180m",
                             "13:00 runs 240m left 180m due 16:00", "14:00 stopped 240m left 120m due 16:00",
                             "16:00 runs 240m left 120m due 18:00"});
  CHECK(intervals(explained(life, Clock::resolution, at(15))).size() == 4);  // stopped, as of then
}

TEST_CASE("closed hours are told from work, and other hours from a new target") {
  CalendarRules rules;
  rules.weekly.push_back({Weekday::mon, Weekday::sun, {{12 * 3600, 13 * 3600}}});
  Life life;
  life.created(at(10)).bound(at(10), promise(hours(1), {}, std::make_shared<const Calendar>(rules)));
  life.agent(at(11), 5).bound(at(12, 30), promise(hours(1)));
  const Explanation told = explained(life, Clock::resolution, at(14));
  CHECK(intervals(told) ==
        Lines{"10:00 new runs, outside working hours, 0m", "11:00 new runs, 30m", "12:30 new runs, 90m"});
  CHECK(steps(told) == Lines{"10:00 target 60m left 60m due 13:00",
                             "12:30 other hours 60m left 30m due 13:00", "13:00 breached"});
}

TEST_CASE("inherited waiting comes first; a due set by hand, taken back and waived") {
  constexpr auto kNext = stored_number(Clock::next_response);
  Life life;
  life.created(at(10)).bound(at(10), with(promise({}, hours(4)), Clock::next_response, hours(2)));
  life.reply(at(11)).absorbed(at(13), at(12)).due_set(at(13, 10), Clock::next_response, at(13, 30));
  life.add(at(13, 20), EventKind::due_cleared, kNext).add(at(15), EventKind::waived, kNext, 1);
  life.reply(at(16));
  const Explanation told = explained(life, Clock::next_response, at(20));
  CHECK(intervals(told) ==
        Lines{"12:00 open ran in the ticket merged into this one, 60m", "13:00 new runs, 180m"});
  CHECK(steps(told) == Lines{"13:00 began earlier 120m left 60m due 14:00",
                             "13:00 target 120m left 60m due 14:00", "13:10 set by hand due 13:30",
                             "13:20 target 120m left 40m due 14:00", "14:00 breached", "15:00 waived",
                             "16:00 stopped 120m left -120m due 14:00"});
}

TEST_CASE("a promise: told, corrected, replaced") {
  Life life;
  life.created(at(10)).promised(at(11), at(15)).due_set(at(12), Clock::promise, at(14));
  life.promised(at(13), at(18));
  const Explanation first = explained(life, Clock::promise, at(16), 1);
  CHECK(steps(first) ==
        Lines{"11:00 told the customer due 15:00", "12:00 set by hand due 14:00", "13:00 stopped due 14:00"});
  CHECK(first.row.outcome == Outcome::replaced);
  CHECK(first.elapsed == hours(2));
  CHECK(steps(explained(life, Clock::promise, at(16))) == Lines{"13:00 told the customer due 18:00"});
}
