// `report backlog` over a database.
#pragma once

#include "desk/reading.hpp"
#include "tix/filter.hpp"
#include "tix/group.hpp"
#include "tix/report.hpp"

namespace tix::desk {

/// Of the tickets of U(as_of) that pass the filter as they were then. The totals also say how open and
/// overdue stand against a week before (`open_change`, `overdue_change`), counted in the same way as of then.
Report backlog_report(Reading& reading, const Filter& filter, const Grouping& by);

}  // namespace tix::desk
