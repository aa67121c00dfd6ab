// `report backlog`: the backlog beside what it was a week before.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// The tickets of U(t) that pass the filter as they were then: t is as_of or, over time, the last second of
/// each period, and the totals and tickets are those of the last. The totals also have the change of open and
/// overdue against a week before (`open_change`, `overdue_change`), counted in the same way as of then.
ReportAnswer backlog_with_change(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
