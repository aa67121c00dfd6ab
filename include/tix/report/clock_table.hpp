// A ticket's clocks as rows.
#pragma once

#include "tix/report/report.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/ticket_facts.hpp"

namespace tix {

/// What a clock has used.
struct ClockMeasure {
  Seconds working;
  WallSeconds wall;
};
/// Up to `as_of`, which is no earlier than the ticket's last event; `binding` is the ticket's.
ClockMeasure measure_as_of(const ClockRow& row, Instant as_of, const Binding& binding);

/// One row a cycle as of `facts.as_of`. `binding` is the ticket's: what a running clock has used since
/// its last change is measured by its calendar.
Report clock_report(const TicketFacts& facts, const Binding& binding);

}  // namespace tix
