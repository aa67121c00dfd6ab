// `report satisfaction`: how customers rate the resolution of their tickets.
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

/// The counts of one row.
struct SatisfactionTally {
  std::int64_t sent = 0;             ///< surveys that left; none yet
  std::int64_t answered = 0;         ///< resolves that were rated
  std::vector<std::int64_t> scores;  ///< 1 to 5
  std::int64_t promoters = 0, detractors = 0, recommendations = 0;

  SatisfactionTally& operator+=(const SatisfactionTally& more);
};

/// Must be given the past and events of every ticket that was resolved in `periods.whole()`, in any order.
/// Ratings before the next resolve are about this one; the last one on each scale counts.
class SatisfactionReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::left;

  explicit SatisfactionReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether any of its resolves was rated.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<SatisfactionTally> tallies_;
};

}  // namespace tix
