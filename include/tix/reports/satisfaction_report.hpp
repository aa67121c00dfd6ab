// `report satisfaction`: what customers say of how their tickets were resolved (reports.md).
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

/// What one row of the report has counted.
struct SatisfactionTally {
  std::int64_t sent = 0, answered = 0;
  std::vector<std::int64_t> scores;  ///< 1 to 5
  std::int64_t promoters = 0, detractors = 0, recommendations = 0;

  SatisfactionTally& operator+=(const SatisfactionTally& more);
};

/// Fed with the past and events of every ticket that left in `periods.whole()`, in any order. A resolve asks
/// the requester; what is said before the next resolve answers it, the last word counts.
class SatisfactionReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::left;

  explicit SatisfactionReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when one of its resolves counts.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows, totals and a chart.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<SatisfactionTally> tallies_;
};

}  // namespace tix
