// `report escalations` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// The steps that fired in the range, and what was escalated by hand in it.
ReportAnswer escalations_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
