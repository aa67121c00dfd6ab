// `report ageing`: what is open at one instant, by the working time since its creation (reports.md).
#pragma once

#include "tix/report/report_description.hpp"
#include "tix/report/stock_rows.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tix {

/// Upper ends of the buckets in working hours, half-open: [0,8) [8,16) [16,40) [40,80) [80,).
inline constexpr std::array<std::int64_t, 4> kWorkAgeHours = {8, 16, 40, 80};

/// What one row of the report has counted.
struct AgeingTally {
  std::array<std::int64_t, kWorkAgeHours.size() + 1> ages = {};
  std::vector<std::int64_t> age_s;  ///< of each open ticket
  std::int64_t oldest_age_s = -1;
  TicketId oldest;

  void add(TicketId ticket, Seconds age);
};

/// Fed with every ticket of U(t) that passes the filter, in any order.
class AgeingReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::unresolved;
  explicit AgeingReport(const ReportScope& scope) : bindings_(&scope.bindings), rows_(scope) {}

  /// What is added from now on was so at the end of this period. Totals are of the last one.
  void begin(std::size_t period) { rows_.begin(period); }
  /// The age is counted in the hours of the policy that binds the ticket then; 24 hours a day without any.
  void add(const TicketFacts& facts);
  /// Columns, rows and totals.
  Report report() const;

 private:
  const BindingTable* bindings_;
  StockRows<AgeingTally> rows_;
};

}  // namespace tix
