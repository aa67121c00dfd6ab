// How most reports take their tickets in.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"

namespace tix::desk {

/// Shows each ticket to the slicing, adds it to the report that is made, and keeps those that count, when
/// wanted. All are borrowed.
template <class Made>
PastVisitor intake(Made& made, Slicing& slicing, const ReportQuestion& question, ReportAnswer& answer) {
  return [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    if (made.add(past, facts) && question.wants_tickets) answer.tickets.push_back(past.ticket);
  };
}

}  // namespace tix::desk
