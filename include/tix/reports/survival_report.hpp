// `report survival`: how long tickets stay unresolved, the unresolved counted (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/sliced_rows.hpp"
#include "tix/report/slicing.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// Wall seconds from creation: to the first resolve, or to where a ticket was lost from sight before it.
struct SurvivalTally {
  std::vector<std::int64_t> resolved_s, censored_s;
};

/// Fed with the past of every ticket created in `periods.whole()`, in any order. A ticket is watched until it
/// first leaves: with a resolve that is the end; void or merged it is censored there, unresolved as of the
/// report. It counts in the period of its creation and under what it was when it was last watched.
class SurvivalReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::history_until_now;

  explicit SurvivalReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when the ticket counts anywhere.
  bool add(const Past& past);
  /// Columns, rows, totals and the curves.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<SurvivalTally> tallies_;
};

}  // namespace tix
