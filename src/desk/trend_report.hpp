// `report trend` over a database.
#pragma once

#include "desk/reading.hpp"
#include "desk/report_question.hpp"

namespace tix::desk {

/// What came, went and stayed in each period. Reads no ticket when filter and grouping ask only for what
/// spans keep.
ReportAnswer trend_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
