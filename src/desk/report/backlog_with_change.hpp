// `report backlog`: the backlog and its change since a week before.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Counts the tickets unresolved at t that pass the filter as they were at t. t is as_of or, over time, the
/// last second of each period; totals and tickets are those of the last period. The totals include the change
/// of open and overdue tickets since a week before (`open_change`, `overdue_change`), which are counted in
/// the same way as of that time, and empty if the desk had no ticket by then.
ReportAnswer backlog_with_change(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
