// `report causes` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Volume, complexity, workflow and staffing of the range beside the range before; or of each period of the
/// grouping, which has no field.
ReportAnswer causes_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
