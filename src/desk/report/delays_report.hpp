// `report delays` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// The signs of late escalation that showed in the range.
ReportAnswer delays_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
