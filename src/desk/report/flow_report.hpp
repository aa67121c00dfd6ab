// `report flow` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// How the tickets first resolved in the range went through the desk.
ReportAnswer flow_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
