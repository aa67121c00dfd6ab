// `report survival` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// How long the tickets created in the question's periods stayed, or have stayed, unresolved.
ReportAnswer survival_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
