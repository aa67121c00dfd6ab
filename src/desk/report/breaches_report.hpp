// `report breaches` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// The promises broken in the range, one row each; the grouping is not asked.
ReportAnswer breaches_report(Reading& reading, const ReportQuestion& question);
/// How many there were, by the grouping.
ReportAnswer breach_counts(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
