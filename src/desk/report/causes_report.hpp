// `report causes`, computed from a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Computes volume, complexity, workflow and staffing for the range and the range before it or, if the
/// grouping is a period, for each period. The grouping must have no field.
ReportAnswer causes_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
