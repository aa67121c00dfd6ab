// The clocks of a ticket as rows of a report.
#pragma once

#include "tix/report/report.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/ticket_facts.hpp"

namespace tix {

/// The time that a clock has counted.
struct ClockMeasure {
  Seconds working;
  WallSeconds wall;
};
/// Returns the time counted up to `as_of`, which must not be before the last event of the ticket. `binding`
/// is that of the ticket.
ClockMeasure measure_as_of(const ClockRow& row, Instant as_of, const Binding& binding);

/// Returns one row per cycle as of `facts.as_of`. `binding` is that of the ticket; its calendar measures what
/// a running clock has counted since its last change.
Report clock_report(const TicketFacts& facts, const Binding& binding);

}  // namespace tix
