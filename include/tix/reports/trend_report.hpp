// `report trend`: what came, went and stayed, period by period (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// What happened in one period to one slice.
struct Flow {
  std::int64_t created = 0, reopened = 0, moved_in = 0, moved_out = 0, resolved = 0, dropped = 0;

  std::int64_t net() const { return created + reopened + moved_in - moved_out - resolved - dropped; }
  Flow& operator+=(const Flow& more);
  friend bool operator==(const Flow&, const Flow&) = default;
};

/// One row: `open_end` is `open_start` and what happened, always.
struct TrendTally {
  std::int64_t open_start = 0;
  Flow flow;
  std::int64_t overdue_end = 0;

  std::int64_t open_end() const { return open_start + flow.net(); }
  friend bool operator==(const TrendTally&, const TrendTally&) = default;
};

/// Fed with the past of every ticket that was unresolved in a second of `periods.whole()` or the one before
/// it, or left in it, in any order.
class TrendReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::history;

  explicit TrendReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// `late`: when the ticket was overdue, apart from each other and in order. True when it counts anywhere.
  bool add(const Past& past, const std::vector<Interval>& late);
  /// Columns, rows and totals; the header is the caller's.
  Report report() const;
  /// The totals, one a period.
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
