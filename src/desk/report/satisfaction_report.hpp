// `report satisfaction` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// What customers say of the resolves in the range, whenever they said it.
ReportAnswer satisfaction_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
