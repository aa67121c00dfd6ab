// `report breaches --by`: the number of breaches by row and period.
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

/// The counts of one row.
struct BreachTally {
  std::int64_t running = 0;  ///< breaches of clocks that have not stopped
  EnumArray<Clock, std::int64_t, kClockCount> of_clock = {};
  Numbers late_by_s;
  std::vector<TicketId> tickets;  ///< the ticket of each breach

  BreachTally& operator+=(const BreachTally& more);
};

/// Must be given every ticket with a clock that may have breached in the periods, in any order.
class BreachCounts {
 public:
  static constexpr ReportFeed kFeed = ReportFeed::broken;

  explicit BreachCounts(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Each breach counts in its period, and in the row of the ticket at the second of the
  /// breach. Returns whether any counts.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header.
  Report report() const;

 private:
  ReportScope scope_;
  SlicedTallies<BreachTally> tallies_;
};

}  // namespace tix
