// The one way in which tickets reach the counter of a report.
#pragma once

#include "desk/report/history_scan.hpp"
#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/report_scope.hpp"

#include <algorithm>

namespace tix::desk {

/// What a counter over the question's periods is made with. All three must outlive it.
ReportScope scope_of(Reading& reading, const ReportQuestion& question, Slicing& slicing);

/// The last second of a period where the question groups by periods, else as-of.
Instant end_of(const Reading& reading, const ReportQuestion& question, std::size_t period);

/// Streams the tickets that a counter's `kFeed` asks for into it, and returns its report with the tickets
/// that count. A counter is any class with `kFeed`, a constructor from ReportScope, `add` as the feed
/// describes it, and `report()`.
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
