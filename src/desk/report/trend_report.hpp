// `report trend` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/reports/trend.hpp"

namespace tix::desk {

/// What came, went and stayed in each period. Reads no ticket when filter and grouping ask only for what
/// spans keep.
ReportAnswer trend_report(Reading& reading, const ReportQuestion& question);

/// The totals of one range. `filter` asks only for what spans keep.
TrendTally trend_total(Reading& reading, const Filter& filter, const Interval& range);

}  // namespace tix::desk
