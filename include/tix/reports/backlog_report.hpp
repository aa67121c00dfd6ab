// `report backlog`: what is open, overdue and old at one instant (reports.md).
#pragma once

#include "tix/filter/filter.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/stock_rows.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/ticket/clock.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tix {

/// What one row of the report has counted.
struct BacklogTally {
  std::int64_t open = 0, overdue = 0, no_target = 0, at_risk = 0, unassigned = 0;
  /// Open tickets with a breach of this clock, not waived.
  EnumArray<Clock, std::int64_t, kClockCount> breached = {};
  std::array<std::int64_t, 6> ages = {};  ///< see kAgeBucketDays
  std::vector<std::int64_t> age_s;        ///< wall time since creation, of each
  std::int64_t oldest_age_s = -1;
  TicketId oldest;

  void add(const TicketFacts& facts);
};

/// Upper ends of the ageing buckets in days, half-open: [0,1) [1,3) [3,7) [7,14) [14,30) [30,).
inline constexpr std::array<std::int64_t, 5> kAgeBucketDays = {1, 3, 7, 14, 30};

/// Fed with every ticket of U(t) that passes the filter, in any order.
class BacklogReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::unresolved;

  explicit BacklogReport(const ReportScope& scope) : rows_(scope) {}

  /// What is added from now on was so at the end of this period. Totals are of the last one.
  void begin(std::size_t period) { rows_.begin(period); }
  void add(const TicketFacts& facts);
  /// Columns, rows and totals; the header is the caller's.
  Report report() const;

 private:
  StockRows<BacklogTally> rows_;
};

}  // namespace tix
