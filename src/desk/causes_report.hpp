// `report causes` over a database.
#pragma once

#include "desk/reading.hpp"
#include "desk/report_question.hpp"

namespace tix::desk {

/// Volume, complexity, workflow and staffing of the range beside the range before; or of each period of the
/// grouping, which has no field.
ReportAnswer causes_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
