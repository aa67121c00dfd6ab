// `report breaches --by`: how many promises were broken, row by row and over time (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/sliced_rows.hpp"
#include "tix/report/slicing.hpp"
#include "tix/report/statistics.hpp"
#include "tix/sla/past.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/ticket/clock.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tix {

/// What one row of the report has counted.
struct BreachTally {
  std::int64_t running = 0;  ///< of clocks that have not stopped
  EnumArray<Clock, std::int64_t, kClockCount> of_clock = {};
  Numbers late_by_s;
  std::vector<TicketId> tickets;  ///< one a breach

  BreachTally& operator+=(const BreachTally& more);
};

/// Fed with every ticket that a clock may have breached of in the periods, in any order.
class BreachCounts {
 public:
  static constexpr ReportFeed kFeed = ReportFeed::broken;

  explicit BreachCounts(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when the ticket counts: a breach in the period and the row of the second in which it happened.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<BreachTally> tallies_;
};

}  // namespace tix
