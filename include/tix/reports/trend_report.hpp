// `report trend`: arrivals, departures and open tickets by period.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// The changes of one slice in one period.
struct Flow {
  std::int64_t created = 0, reopened = 0, moved_in = 0, moved_out = 0, resolved = 0, dropped = 0;

  std::int64_t net() const { return created + reopened + moved_in - moved_out - resolved - dropped; }
  Flow& operator+=(const Flow& more);
  friend bool operator==(const Flow&, const Flow&) = default;
};

/// One row. `open_end` always equals `open_start` plus the net flow, and the `open_start` of the next period.
struct TrendTally {
  std::int64_t open_start = 0;
  Flow flow;
  std::int64_t overdue_end = 0;

  std::int64_t open_end() const { return open_start + flow.net(); }
  friend bool operator==(const TrendTally&, const TrendTally&) = default;
};

/// Must be given the past of every ticket that was unresolved in any second of `periods.whole()` or in the
/// one before it, or was resolved, voided or merged in it, in any order.
class TrendReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::history;

  explicit TrendReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. `late` are the intervals in which it was overdue, disjoint and in order. Returns whether
  /// it counts.
  bool add(const Past& past, const std::vector<Interval>& late);
  /// Returns the report without a header.
  Report report() const;
  /// Returns the totals of each period.
  std::vector<TrendTally> totals() const;

 private:
  struct Slice {
    std::int64_t open_before = 0;
    std::vector<Flow> flows;
    EndCount late;
  };

  bool add_stay(const Past& past, const OpenInterval& open_interval, const std::vector<Interval>& late);
  Slice& slice(SliceNo number);
  void count(const SliceSet& slices, Instant t, std::int64_t Flow::*part);
  void move(const SliceSet& from, const SliceSet& to, Instant t);
  void count_late(const SliceSet& slices, Instant from, Instant to, const std::vector<Interval>& late);
  std::vector<TrendTally> tallies(const Slice& slice) const;

  ReportScope scope_;
  std::vector<Slice> slices_;  // by number
};

}  // namespace tix
