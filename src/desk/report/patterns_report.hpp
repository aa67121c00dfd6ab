// `report patterns` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"

namespace tix::desk {

/// What was asked in the range, by row, beside the periods before it.
ReportAnswer patterns_report(Reading& reading, const ReportQuestion& question);

/// The same counts and spikes, and nothing of what became of the tickets.
ReportAnswer pattern_counts(Reading& reading, const ReportQuestion& question);

/// In which hours of the week it was asked; the grouping makes no difference.
ReportAnswer heatmap_report(Reading& reading, const ReportQuestion& question);

}  // namespace tix::desk
