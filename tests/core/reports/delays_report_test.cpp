// The signs of late escalation on random tickets, found again through the cycles of their clocks.
#include "tix/reports/delays_report.hpp"

#include "core/reports/busy_life.hpp"
#include "tix/filter/filter.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <tuple>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

using Sign = std::tuple<DelaySign, std::int64_t, std::int64_t>;  // the instant, and the length (-1: none)

const std::map<Clock, DelaySign> kSigns = {{Clock::assignment, DelaySign::late_assignment},
                                           {Clock::first_response, DelaySign::slow_response},
                                           {Clock::next_response, DelaySign::slow_response},
                                           {Clock::update, DelaySign::no_update}};

/// The cycle as of an instant, with the wall time that it has run by then.
std::int64_t waited_by(const Crowd& crowd, const Crowd::Member& member, const ClockRow& cycle, Instant t) {
  Fold folding(member.id, crowd.desk.bindings);
  for (const Event& event : until(member.events, t)) folding.apply(event);
  for (const ClockRow& then : folding.cycles(cycle.clock))
    if (then.cycle == cycle.cycle)
      return then.elapsed_wall.count + (then.running_since ? (t - *then.running_since).count : 0);
  return 0;
}

/// Adds the sign of a cycle. Without a target, it appears at the second after which the wait has lasted
/// longer than the limit.
void add_cycle(const Crowd& crowd, const Crowd::Member& member, const ClockRow& cycle,
               std::vector<Sign>& signs) {
  const Desk& desk = crowd.desk.desk;
  const bool waived = cycle.waived_at && *cycle.waived_at <= crowd.as_of;
  const Instant end = cycle.stopped_at ? std::min(*cycle.stopped_at, crowd.as_of) : crowd.as_of;
  const std::int64_t waited = waited_by(crowd, member, cycle, end);
  if (cycle.breached_at || cycle.has_promise) {
    if (cycle.breached_at && *cycle.breached_at < crowd.as_of && !waived)
      signs.emplace_back(kSigns.at(cycle.clock), cycle.breached_at->unix(), waited);
    return;
  }
  const std::int64_t limit = cycle.clock == Clock::assignment ? desk.delay_assignment.count
                             : cycle.clock == Clock::update   ? desk.delay_update.count
                                                              : desk.delay_response.count;
  if (waited <= limit) return;
  std::int64_t early = cycle.started_at.unix(), late = end.unix();
  while (late - early > 1) {
    const std::int64_t middle = early + (late - early) / 2;
    (waited_by(crowd, member, cycle, Instant::from_unix(middle)) > limit ? late : early) = middle;
  }
  signs.emplace_back(kSigns.at(cycle.clock), late - 1, waited);
}

void add_dissatisfaction(const Crowd& crowd, const Crowd::Member& member, std::vector<Sign>& signs) {
  for (const Event& event : member.events)
    if (event.kind == EventKind::rated && event.a < 3)
      signs.emplace_back(DelaySign::growing_dissatisfaction, event.at.unix(), -1);
  for (const OpenInterval& open_interval : member.folded.open_intervals) {
    std::vector<Instant> asked;
    const auto answered = [&](Instant t) {
      if (asked.size() > 1)
        signs.emplace_back(DelaySign::growing_dissatisfaction, asked[1].unix(), (t - asked[0]).count);
      asked.clear();
    };
    for (const Event& event : member.events) {
      if (event.at < open_interval.from || event.at >= open_interval.to) continue;
      if (is_said(event, MessageKind::received)) asked.push_back(event.at);
      if (is_said(event, MessageKind::reply)) answered(event.at);
    }
    answered(std::min(open_interval.to, crowd.as_of));
  }
}

std::vector<Sign> signs_slowly(const Crowd& crowd, const Crowd::Member& member) {
  std::vector<Sign> signs;
  const Ticket& now = member.folded.ticket;
  if (!now.unresolved() && now.resolution == kVoidResolution) return signs;
  Fold folding(member.id, crowd.desk.bindings);
  for (const Event& event : member.events) folding.apply(event);
  for (const auto& [clock, sign] : kSigns)
    for (const ClockRow& cycle : folding.cycles(clock)) add_cycle(crowd, member, cycle, signs);
  std::optional<Instant> first;
  for (const Event& event : member.events) {
    if (!escalates(event)) continue;
    const auto& open_intervals = member.folded.open_intervals;
    const bool there = std::ranges::any_of(open_intervals, [&](const OpenInterval& open_interval) {
      return open_interval.from <= event.at && event.at <= open_interval.to;
    });
    if (first && there)
      signs.emplace_back(DelaySign::repeated_escalation, event.at.unix(), (event.at - *first).count);
    first = first.value_or(event.at);
  }
  add_dissatisfaction(crowd, member, signs);
  std::ranges::sort(signs);
  return signs;
}

std::vector<Sign> signs_of(const Crowd& crowd, const Crowd::Member& member) {
  std::vector<Sign> signs;
  for (const Delay& delay :
       delays_of(crowd.past(member), crowd.facts(member.folded, crowd.as_of), crowd.desk.desk))
    signs.emplace_back(delay.sign, delay.at.unix(), delay.lasted ? delay.lasted->count : -1);
  std::ranges::sort(signs);
  return signs;
}

std::string told(const std::vector<Sign>& signs) {
  std::string text;
  for (const auto& [sign, when, lasted] : signs)
    text +=
        fmt::format("{} {} {}\n", kDelaySignNames[sign], format_rfc3339(Instant::from_unix(when)), lasted);
  return text;
}

void promise_some(Desk& desk) {
  give_hours(desk);
  desk.slas[0].targets[1] = with(promise(hours(5)), Clock::assignment, Seconds{2000}).targets;
  desk.slas[0].targets[2][static_cast<std::size_t>(Clock::update)] = Seconds{3000};
  desk.slas[2].targets[0][static_cast<std::size_t>(Clock::next_response)] = Seconds{4000};
  desk.slas[2].targets[2] = promise(hours(5)).targets;
}

}  // namespace

TEST_CASE("delays: every sign of every ticket follows from the cycles of its clocks", "[slow]") {
  Random random{421};
  std::map<DelaySign, std::int64_t> seen;
  for (int round = 0; round < 400; ++round) {
    const Crowd crowd(random, busy_facts, promise_some);
    for (const Crowd::Member& member : crowd.members) {
      const std::vector<Sign> slow = signs_slowly(crowd, member);
      INFO("round " << round << ", ticket " << member.id.value);
      CHECK(told(signs_of(crowd, member)) == told(slow));
      for (const Sign& sign : slow) ++seen[std::get<0>(sign)];
    }
  }
  for (const DelaySign sign : kDelaySignNames.enumerators()) {
    INFO(kDelaySignNames[sign]);
    CHECK(seen[sign] > 50);
  }
}

TEST_CASE("delays: rows count the signs of their period and slice, and name the worst ticket", "[slow]") {
  Random random{423};
  for (int round = 0; round < 150; ++round) {
    const Crowd crowd = busy_crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const Grouping by = Grouping::parse(pick(random, 0, 1) ? "team" : "day,agent");
    const Filter filter = Filter::parse(pick(random, 0, 1) ? "" : "not:agent:made", FilterUse::query, {});
    Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
    const PeriodRow asked = by.period() ? periods : PeriodRow({Period{{}, periods.whole()}});
    DelaysReport delays(crowd.scope(slicing, asked));
    struct Slow {
      std::int64_t count = 0, worst = -1;
      std::set<std::int64_t> tickets, worst_ids;
    };
    std::map<std::vector<std::string>, Slow> slow;
    for (const Crowd::Member& member : crowd.members) {
      const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
      slicing.show(facts);
      delays.add(crowd.past(member), facts);
      for (const auto& [sign, when, lasted] : signs_slowly(crowd, member)) {
        const Instant t = Instant::from_unix(when);
        if (!asked.whole().contains(t)) continue;
        for (auto key : rows_of(crowd, filter, by, crowd.as_it_was(member, t)->ticket)) {
          if (key != std::vector<std::string>{"total"}) {
            if (by.period()) key.insert(key.begin(), asked.periods()[asked.at(t)].name);
            key.insert(key.begin(), std::string(kDelaySignNames[sign]));
          }
          Slow& row = slow[key];
          ++row.count;
          row.tickets.insert(member.id.value);
          if (lasted > row.worst) row.worst_ids.clear();
          row.worst = std::max(row.worst, lasted);
          if (lasted == row.worst) row.worst_ids.insert(member.id.value);
        }
      }
    }
    const Report report = delays.report();
    const auto check = [&](const CellsByName& row, const Slow& expected) {
      CHECK(number(row, "count") == expected.count);
      CHECK(number(row, "tickets") == static_cast<std::int64_t>(expected.tickets.size()));
      CHECK(row.at("worst_id") == (expected.count == 0 ? Cell{} : Cell{*expected.worst_ids.begin()}));
      CHECK(row.at("worst_wall_s") == (expected.worst < 0 ? Cell{} : Cell{expected.worst}));
    };
    check(cells_of(report, report.totals), slow[{"total"}]);
    for (const auto& [key, row] : rows_by_key(report)) check(row, slow[key]);
    for (const auto& [key, row] : slow)
      if (key.size() > 1) CHECK(rows_by_key(report).contains(key));
  }
}
