// `report ageing`: open tickets by the working time since their creation.
#pragma once

#include "tix/report/report_description.hpp"
#include "tix/report/stock_rows.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tix {

/// The upper ends of the buckets in working hours. Half-open: [0,8) [8,16) [16,40) [40,80) [80,).
inline constexpr std::array<std::int64_t, 4> kWorkAgeHours = {8, 16, 40, 80};

/// The counts of one row.
struct AgeingTally {
  std::array<std::int64_t, kWorkAgeHours.size() + 1> ages = {};
  std::vector<std::int64_t> age_s;  ///< the working age of each open ticket
  std::int64_t oldest_age_s = -1;
  TicketId oldest;

  void add(TicketId ticket, Seconds age);
};

/// Must be given every unresolved ticket that passes the filter, period by period and otherwise in any order.
class AgeingReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::unresolved;
  explicit AgeingReport(const ReportScope& scope) : bindings_(&scope.bindings), rows_(scope) {}

  /// Begins a period: tickets added from now on were open at its end. Totals are those of the last period.
  void begin(std::size_t period) { rows_.begin(period); }
  /// Adds a ticket. Its age is counted in the hours of the policy that binds it at that time, or 24x7 without
  /// one.
  void add(const TicketFacts& facts);
  /// Returns the report without a header.
  Report report() const;

 private:
  const BindingTable* bindings_;
  StockRows<AgeingTally> rows_;
};

}  // namespace tix
