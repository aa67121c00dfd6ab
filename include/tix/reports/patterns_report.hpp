// `report patterns`: what is asked again and again, and what is asked more than usual (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/sliced_rows.hpp"
#include "tix/report/slicing.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace tix {

/// A ticket that was created, and what is known of it as of the report.
struct Arrival {
  Instant created_at;
  CustomerId customer;    ///< 0: nobody known
  bool resolved = false;  ///< at least once; to become void or merged is none
  bool reopened = false;  ///< after a resolve
  bool overdue = false;
  std::optional<Seconds> resolution;  ///< what the clock `resolution` has measured, when it has stopped
};
/// `past` has all open intervals.
Arrival arrival_of(const Past& past, const TicketFacts& facts);
/// The ticket as it is as of the report, as slicing asks for it.
StateInterval span_now(const TicketFacts& facts);

/// What one row of the report has counted.
struct PatternTally {
  std::int64_t resolved = 0, reopened = 0, overdue = 0;
  std::vector<CustomerId> customers;  ///< of each ticket that has one
  std::vector<std::int64_t> resolution_s;

  PatternTally& operator+=(const PatternTally& more);
};

/// A count beside those of the periods before it.
struct PatternCount {
  std::int64_t count = 0;
  std::int64_t before = 0;    ///< of the period before
  std::int64_t baseline = 0;  ///< of up to eight periods before
  std::int64_t periods = 0;   ///< how many these are: those that ended after the desk's first ticket
};
/// Above m + 3 sqrt(m), where m is the mean of the periods before: the upper limit of a c-chart, which counts
/// that come by chance (Poisson) seldom exceed. Nothing without a period to compare with.
std::optional<bool> is_spike(const PatternCount& count);

/// Fed first with every ticket created in the periods, then with those created from `begin()` on.
class PatternsReport {
 public:
  static const ReportDescription kDescription;

  /// `first`: when the desk's first ticket was created.
  PatternsReport(ReportScope scope, Instant first);

  /// From when on earlier tickets are counted.
  Instant begin() const { return begin_; }
  /// True when the ticket counts. What has been met in no such ticket is no row.
  bool add(const StateInterval& now, const Arrival& arrival);
  void add_before(const StateInterval& now, Instant created_at);
  /// Columns, rows, totals and charts.
  Report report();

 private:
  /// A period, and those before it that count, the nearest first.
  struct Window {
    Interval range;
    std::vector<Interval> before;
  };

  void count(const SliceSet& slices, Instant created_at);
  std::int64_t created_in(SliceNo slice, const Interval& range) const;
  PatternCount counted(SliceNo slice, const Window& window) const;
  std::vector<SliceNo> most_frequent(const std::set<SliceNo>& slices, std::size_t wanted) const;
  Chart frequent(const std::set<SliceNo>& slices) const;
  Chart over_time(const std::set<SliceNo>& slices) const;

  ReportScope scope_;
  Instant begin_;
  std::vector<Window> windows_;                // one a period, and the whole range
  std::vector<std::vector<Instant>> created_;  // by slice
  SlicedTallies<PatternTally> tallies_;
};

}  // namespace tix
