// Reports of the tickets created in a range, in rows as they are known as of the report.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// Counts what was created in the periods, beside the periods before them.
ReportAnswer patterns_report(Reading& reading, const ReportQuestion& question);
/// The same for who needs no more than `count` and `spike`: all that takes a look at what became of the
/// tickets is 0.
ReportAnswer pattern_counts(Reading& reading, const ReportQuestion& question);
/// Counts the same tickets by weekday and hour; the grouping is not looked at.
ReportAnswer heatmap_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
