// `report survival` over a database.
#pragma once

#include "desk/reading.hpp"
#include "desk/report_question.hpp"

namespace tix::desk {

/// How long the tickets created in the question's periods stayed, or have stayed, unresolved.
ReportAnswer survival_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
