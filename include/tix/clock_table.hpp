// A ticket's clocks as rows.
#pragma once

#include "tix/calendar.hpp"
#include "tix/filter.hpp"
#include "tix/report.hpp"

namespace tix {

/// One row a cycle as of `facts.as_of`. `calendar` is the one of the ticket's binding (null: 24x7): what a
/// running clock has used since its last change is measured by it.
Report clock_report(const TicketFacts& facts, const Calendar* calendar);

}  // namespace tix
