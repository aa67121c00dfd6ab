// Reports on the tickets created in a range. Each ticket counts in the row of its state as of the report.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Counts the tickets created in the periods, compared with the periods before them.
ReportAnswer patterns_report(Reading& reading, const ReportQuestion& question);
/// Counts the same tickets, but fills only the columns that follow from their creation, such as `count` and
/// `spike`. The columns about what became of the tickets are 0, so that these need not be read.
ReportAnswer pattern_counts(Reading& reading, const ReportQuestion& question);
/// Counts the same tickets by weekday and hour. Ignores the grouping.
ReportAnswer heatmap_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
