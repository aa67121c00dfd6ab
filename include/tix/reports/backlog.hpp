// `report backlog`: what is open, overdue and old at one instant (reports.md).
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/report/grouping.hpp"
#include "tix/report/report.hpp"
#include "tix/report/statistics.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace tix {

/// What one row of the report has counted.
struct BacklogTally {
  std::int64_t open = 0, overdue = 0, no_target = 0, at_risk = 0, unassigned = 0;
  std::array<std::int64_t, kClockCount> breached =
      {};                                 ///< open tickets with a breach of this clock, not waived
  std::array<std::int64_t, 6> ages = {};  ///< see kAgeBuckets
  std::vector<std::int64_t> age_s;        ///< wall time since creation, of each
  std::int64_t oldest_age_s = -1;
  TicketId oldest;

  void add(const TicketFacts& facts);
};

/// Upper ends of the ageing buckets in days, half-open: [0,1) [1,3) [3,7) [7,14) [14,30) [30,).
inline constexpr std::array<std::int64_t, 5> kAgeBucketDays = {1, 3, 7, 14, 30};

/// Fed with every ticket of U(t) that passes the filter, in any order.
class Backlog {
 public:
  /// `periods`: at whose ends the backlog is taken, for a grouping over time; otherwise one, at t.
  explicit Backlog(Grouping by, std::vector<Period> periods = {Period{}})
      : by_(std::move(by)), periods_(std::move(periods)) {}

  /// What is added from now on was so at the end of the `index`th period. Totals are of the last one.
  void begin(std::size_t index);
  void add(const TicketFacts& facts);
  const BacklogTally& total() const { return total_; }
  /// Columns, rows and totals; the header is the caller's.
  Report report() const;

 private:
  Grouping by_;
  std::vector<Period> periods_;
  std::size_t now_ = 0;
  std::map<std::vector<GroupKey>, std::vector<BacklogTally>> rows_;  // by key and period
  BacklogTally total_;
};

}  // namespace tix
