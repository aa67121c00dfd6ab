// `report backlog`: open, overdue and old tickets at one instant.
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

/// The counts of one row.
struct BacklogTally {
  std::int64_t open = 0, overdue = 0, no_target = 0, at_risk = 0, unassigned = 0;
  /// Open tickets with a breach of this clock that is not waived.
  EnumArray<Clock, std::int64_t, kClockCount> breached = {};
  std::array<std::int64_t, 6> ages = {};  ///< by the buckets of kAgeBucketDays
  std::vector<std::int64_t> age_s;        ///< the wall time since creation of each open ticket
  std::int64_t oldest_age_s = -1;
  TicketId oldest;

  void add(const TicketFacts& facts);
};

/// The upper ends of the age buckets in days of 24 hours. Half-open: [0,1) [1,3) [3,7) [7,14) [14,30) [30,).
inline constexpr std::array<std::int64_t, 5> kAgeBucketDays = {1, 3, 7, 14, 30};

/// Must be given every unresolved ticket that passes the filter, period by period and otherwise in any order.
class BacklogReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::unresolved;

  explicit BacklogReport(const ReportScope& scope) : rows_(scope) {}

  /// Begins a period: tickets added from now on were open at its end. Totals are those of the last period.
  void begin(std::size_t period) { rows_.begin(period); }
  void add(const TicketFacts& facts);
  /// Returns the report without a header.
  Report report() const;

 private:
  StockRows<BacklogTally> rows_;
};

}  // namespace tix
