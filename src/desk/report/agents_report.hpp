// `report agents` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// What each agent carries at the end of the range, and what went through their hands in it. Error usage when
/// grouped by agent: that is what its rows are.
ReportAnswer agents_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
