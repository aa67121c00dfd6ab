// The pipeline by which tickets reach the counter of a report. There is only one, so that no report can
// select tickets or periods differently from the others.
#pragma once

#include "desk/report/history_scan.hpp"
#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/report_scope.hpp"

#include <algorithm>

namespace tix::desk {

/// Returns the scope with which a counter over the periods of the question is constructed. All arguments must
/// outlive it.
ReportScope scope_of(Reading& reading, const ReportQuestion& question, Slicing& slicing);

/// Returns the last second of a period if the question groups by periods, and as_of otherwise.
Instant end_of(const Reading& reading, const ReportQuestion& question, std::size_t period);

/// Returns whether the desk had its first ticket at `t` or earlier. A period that began before the first
/// ticket is not compared with later ones.
bool existed_at(Reading& reading, Instant t);

/// Passes the tickets of a counter's `kFeed` to the counter, and returns its report and the tickets that
/// count. A counter is any class with `kFeed`, a constructor from ReportScope, `add` as its feed requires,
/// and `report()`.
template <class Counter>
ReportAnswer answer(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  Counter counter(scope_of(reading, question, slicing));
  const Interval range = question.periods.whole();
  const auto keep = [&](TicketId ticket) {
    if (question.wants_tickets) answer.tickets.push_back(ticket);
  };
  const PastVisitor add = [&](const TicketFacts& facts, const Past& past) {
    if constexpr (requires { counter.add(past, facts); }) {
      slicing.show(facts);
      if (counter.add(past, facts)) keep(past.ticket);
    }
  };
  if constexpr (Counter::kFeed == ReportFeed::unresolved) {
    for (std::size_t i = 0; i < question.periods.size(); ++i) {
      counter.begin(i);
      answer.tickets.clear();
      const auto add_open = [&](const TicketFacts& facts) {
        counter.add(facts);
        keep(facts.ticket.id);
      };
      reading.each_unresolved(question.filter, end_of(reading, question, i), add_open, question.by.parts());
    }
  } else if constexpr (Counter::kFeed == ReportFeed::past) {
    reading.each_past(range, add, slicing.parts());
  } else if constexpr (Counter::kFeed == ReportFeed::handled) {
    reading.each_handled(range, add, slicing.parts(), Counter::kKinds);
    std::ranges::sort(answer.tickets);
  } else if constexpr (Counter::kFeed == ReportFeed::left) {
    reading.each_left(range, add, slicing.parts());
  } else if constexpr (Counter::kFeed == ReportFeed::broken) {
    reading.each_broken(range, add, slicing.parts());
  } else if constexpr (Counter::kFeed == ReportFeed::history) {
    scan_lateness(reading, slicing, range, [&](const Past& past, const std::vector<Interval>& late) {
      if (counter.add(past, late)) keep(past.ticket);
    });
  } else {
    static_assert(Counter::kFeed == ReportFeed::history_until_now);
    scan_history(reading, slicing, {range.from, reading.as_of() + WallSeconds{1}}, Spans::as_needed,
                 [&](const Past& past) {
                   if (counter.add(past)) keep(past.ticket);
                 });
  }
  answer.report = counter.report();
  return answer;
}

}  // namespace tix::desk
