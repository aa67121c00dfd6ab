// `report backlog` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Of the tickets of U(t) that pass the filter as they were then: t is as_of or, over time, the last second
/// of each period, and the totals and tickets those of the last. The totals also say how open and overdue
/// stand against a week before (`open_change`, `overdue_change`), counted in the same way as of then.
ReportAnswer backlog_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
