// Random tickets that three agents of two teams pass around, within office hours and outside of them.
#pragma once

#include "core/report/crowd.hpp"
#include "core/reports/slow_statistics.hpp"
#include "tix/calendar/business_time.hpp"

#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace tix::testing {

/// Gives calendars to policies without one, and short limits for delays to the desk.
inline void give_hours(Desk& desk) {
  CalendarRules rules;
  rules.name = "office";
  rules.weekly = {{Weekday::mon, Weekday::sun, {{9 * 3600, 12 * 3600}, {13 * 3600, 17 * 3600}}}};
  desk.calendars["office"] = std::make_shared<const Calendar>(rules);
  desk.slas[1].calendar = desk.slas[2].calendar = "office";
  desk.delay_assignment = WallSeconds{3000};
  desk.delay_response = WallSeconds{5000};
  desk.delay_update = WallSeconds{7000};
  desk.weights = {5, 3, 2, 1};
  desk.teams[0].calendar = "office";
}

/// Facts in the same second are of different kinds, so that each has an effect at its end. Messages and the
/// kinds in `repeating` may occur several times; of these kinds, the last one counts.
inline std::vector<NewEvent> facts_repeating(EventKinds repeating, Random& random, SmallDesk& desk,
                                             Instant from) {
  const std::array<AgentId, 3> people = {desk.names.intern_active<AgentId>("budi"),
                                         desk.names.intern_active<AgentId>("sari"),
                                         desk.names.intern_active<AgentId>("made")};
  const auto anybody = [&] { return people[static_cast<std::size_t>(pick(random, 0, 2))]; };
  Instant when = from;
  std::vector<NewEvent> facts{{when, anybody(), EventKind::created, 1, 0, "it is broken", {}}};
  std::set<EventKind> now{EventKind::created};
  const auto add = [&](EventKind kind, std::int64_t a, std::int64_t b = 0) {
    const bool repeats = ((kinds_of({EventKind::message}) | repeating) & kinds_of({kind})) != 0;
    if (repeats || now.insert(kind).second) facts.push_back({when, anybody(), kind, a, b, {}, {}});
  };
  for (std::int64_t n = pick(random, 0, 22); n > 0; --n) {
    if (pick(random, 0, 3)) {
      when = when + WallSeconds{pick(random, 1, 5000)};
      now.clear();
    }
    switch (pick(random, 0, 15)) {
      case 0:
      case 1:
      case 2: add(EventKind::agent, anybody().value); break;
      case 3: add(EventKind::agent, 0); break;
      case 4:
      case 5:
        add(EventKind::team,
            desk.names.intern<TeamId>(pick(random, 0, 1) ? "frontline" : "specialists").value);
        break;
      case 6:
      case 7: add(EventKind::message, pick(random, 0, 1)); break;
      case 8: add(EventKind::message, stored_number(MessageKind::received)); break;
      case 9: add(EventKind::priority, pick(random, 0, 3)); break;
      case 10:
        add(EventKind::rated, pick(random, 1, 5));
        if (pick(random, 0, 1)) add(EventKind::recommended, pick(random, 0, 10));
        break;
      case 11: add(EventKind::escalated, pick(random, 0, 1)); break;
      case 12: add(EventKind::waived, pick(random, 0, 3)); break;
      case 13: add(EventKind::status, 4, pick(random, 0, 7) ? 1 : 5); break;
      default: {
        const std::int64_t to = pick(random, 1, 4);
        const bool on_hold = to == 3;
        add(EventKind::status, to,
            on_hold   ? desk.names.intern<HoldReasonId>("vendor").value
            : to == 4 ? 1
                      : 0);
      }
    }
  }
  return facts;
}

inline std::vector<NewEvent> busy_facts(Random& random, SmallDesk& desk, Instant from) {
  return facts_repeating(0, random, desk, from);
}

inline Crowd busy_crowd(Random& random) {
  return Crowd(random, busy_facts, give_hours);
}

/// Random tickets that may be passed on and back within a second.
inline Crowd hasty_crowd(Random& random) {
  return Crowd(
      random,
      [](Random& r, SmallDesk& desk, Instant from) {
        return facts_repeating(kinds_of({EventKind::team, EventKind::agent}), r, desk, from);
      },
      give_hours);
}

/// Replaces the tickets with a single one that has these facts.
inline void leave_one(Crowd& crowd, const std::vector<NewEvent>& facts) {
  Case one(crowd.desk);
  one.record(facts);
  crowd.members = {{TicketId{1}, one.events, one.folded}};
  crowd.as_of = one.events.back().at;
}

/// A ticket from one second with events to the next.
struct Moment {
  Instant from;
  Instant to;  ///< of the last one: as of the report
  Ticket ticket;

  bool unresolved() const { return ticket.unresolved(); }
};

/// Returns a fold after each second with events.
inline std::vector<Moment> moments_of(const Crowd& crowd, const Crowd::Member& member) {
  std::vector<Moment> moments;
  for (const Event& event : member.events) {
    if (!moments.empty() && moments.back().from == event.at) continue;
    if (!moments.empty()) moments.back().to = event.at;
    moments.push_back({event.at, crowd.as_of, crowd.as_it_was(member, event.at)->ticket});
  }
  return moments;
}

inline const Moment& moment_at(const std::vector<Moment>& moments, Instant t) {
  const Moment* at = &moments.front();
  for (const Moment& moment : moments)
    if (moment.from <= t) at = &moment;
  return *at;
}

/// A resolve, found event by event: the state before it, and what happened after it.
struct SlowResolve {
  Instant at;
  Ticket left;  ///< the ticket at that second, in the state before it
  AgentId credited;
  bool reopened = false;
};

inline std::vector<SlowResolve> resolves_slowly(const Crowd& crowd, const Crowd::Member& member) {
  std::vector<SlowResolve> resolves;
  Fold folding(member.id, crowd.desk.bindings);
  Instant began;
  Status first = Status::new_;
  for (const Event& event : member.events) {
    const bool was = event.kind != EventKind::created && folding.ticket().unresolved();
    folding.apply(event);
    const bool is = folding.ticket().unresolved();
    if (!was && is) {
      began = event.at;
      first = event.kind == EventKind::created ? Status::new_ : Status::open;
      if (!resolves.empty()) resolves.back().reopened = true;
    }
    const ResolutionId how = folding.ticket().resolution;
    if (!was || is || how == kVoidResolution || how == kMergedResolution) continue;
    SlowResolve& resolve = resolves.emplace_back();
    resolve.at = event.at;
    resolve.left = crowd.as_it_was(member, event.at)->ticket;
    resolve.left.status =
        began == event.at ? first : crowd.as_it_was(member, event.at - WallSeconds{1})->ticket.status;
    resolve.credited = resolve.left.agent ? resolve.left.agent : event.actor;
  }
  return resolves;
}

/// Returns the rows in which the ticket counts, and the totals, which have no key.
inline std::vector<std::vector<std::string>> rows_of(const Crowd& crowd, const Filter& filter,
                                                     const Grouping& by, const Ticket& ticket) {
  Folded folded;
  folded.ticket = ticket;
  TicketFacts facts = crowd.facts(folded, crowd.as_of);
  facts.state_then = ticket.status;
  if (!filter.matches(facts)) return {};
  std::vector<std::vector<std::string>> rows{{"total"}};
  if (!by.has_field()) rows.push_back({});
  for (const auto& parts : by.keys(facts)) {
    if (!by.has_field()) break;
    std::vector<std::string>& row = rows.emplace_back();
    for (const GroupKey& part : parts) row.push_back(part.text);
  }
  return rows;
}

/// Returns the working time by the policy of each moment, either while unresolved or always.
inline std::int64_t worked_slowly(const Crowd& crowd, const std::vector<Moment>& moments, Instant from,
                                  Instant to, bool always = false) {
  std::int64_t sum = 0;
  for (const Moment& moment : moments) {
    const Instant begin = std::max(from, moment.from), end = std::min(to, moment.to);
    if (begin >= end || (!always && !moment.unresolved())) continue;
    const auto& calendar = crowd.desk.bindings[moment.ticket.binding].calendar;
    sum += calendar ? elapsed(*calendar, begin, end).count : (end - begin).count;
  }
  return sum;
}

inline std::vector<Event> events_at(const Crowd::Member& member, Instant from, Instant to) {
  std::vector<Event> events;
  for (const Event& event : member.events)
    if (from <= event.at && event.at <= to) events.push_back(event);
  return events;
}

inline bool is_said(const Event& event, MessageKind kind) {
  return event.kind == EventKind::message && event.a == stored_number(kind);
}

}  // namespace tix::testing
