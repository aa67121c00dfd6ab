// `report survival`: how long tickets stay unresolved, with those that still are taken into account.
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

/// Wall seconds from creation to the first resolve, or to the end of the observation of a ticket not resolved
/// by then.
struct SurvivalTally {
  std::vector<std::int64_t> resolved_s, censored_s;
};

/// Must be given the past of every ticket created in `periods.whole()`, in any order. A ticket is observed
/// until its first resolve. It is censored where it becomes void or merged, or at the report if it is
/// unresolved. It counts in the period of its creation, and in the row of its state at the end of the
/// observation.
class SurvivalReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::history_until_now;

  explicit SurvivalReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether it counts in any row.
  bool add(const Past& past);
  /// Returns the report without a header.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<SurvivalTally> tallies_;
};

}  // namespace tix
