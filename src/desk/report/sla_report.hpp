// `report sla` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Verdicts and lengths of the clocks completed in the range, and what is open at its end.
ReportAnswer sla_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
