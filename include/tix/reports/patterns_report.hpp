// `report patterns`: what is asked most often, and what is asked more often than usual.
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

/// A created ticket, and what is known of it as of the report.
struct Arrival {
  Instant created_at;
  CustomerId customer;    ///< 0: unknown
  bool resolved = false;  ///< resolved at least once; void and merged do not count
  bool reopened = false;  ///< reopened after a resolve
  bool overdue = false;
  std::optional<Seconds> resolution;  ///< the elapsed working time of the resolution clock, if it has stopped
};
/// Returns the arrival of a ticket. `past` must have all open intervals.
Arrival arrival_of(const Past& past, const TicketFacts& facts);
/// Returns the state of the ticket as of the report, in the form that slicing takes.
StateInterval span_now(const TicketFacts& facts);

/// The counts of one row.
struct PatternTally {
  std::int64_t resolved = 0, reopened = 0, overdue = 0;
  std::vector<CustomerId> customers;  ///< the customer of each ticket that has one
  std::vector<std::int64_t> resolution_s;

  PatternTally& operator+=(const PatternTally& more);
};

/// The count of a period and those of the periods before it.
struct PatternCount {
  std::int64_t count = 0;
  std::int64_t before = 0;    ///< the count of the period before, even if the desk did not exist in all of it
  std::int64_t baseline = 0;  ///< the sum over up to eight periods before
  std::int64_t periods = 0;   ///< the number of these; only those that began at or after the first ticket
};
/// Returns whether the count is above m + 3 sqrt(m), where m is the mean of the periods before. This is the
/// upper control limit of a c-chart (W. A. Shewhart), which counts that vary by chance (Poisson) rarely
/// exceed. Returns nullopt if there is no whole period to compare with.
std::optional<bool> is_spike(const PatternCount& count);

/// Must be given every ticket created in the periods first, then those created from `begin()` up to the
/// periods.
class PatternsReport {
 public:
  static const ReportDescription kDescription;

  /// `first` is when the first ticket of the desk was created. Earlier periods are no basis for a comparison.
  PatternsReport(ReportScope scope, Instant first);

  /// Returns the beginning of the earliest period that is compared with.
  Instant begin() const { return begin_; }
  /// Adds a ticket of the periods. Returns whether it counts. Only rows that occur in such a ticket are
  /// shown.
  bool add(const StateInterval& now, const Arrival& arrival);
  /// Adds an earlier ticket, for the comparison only.
  void add_before(const StateInterval& now, Instant created_at);
  /// Returns the report without a header. Sorts what was added, so it is not const.
  Report report();

 private:
  /// A period, the one before it, and those to compare with: the ones before it that began at or after the
  /// first ticket of the desk, the nearest first.
  struct Window {
    Interval range;
    Interval before;
    std::vector<Interval> whole_before;
  };

  void count(const SliceSet& slices, Instant created_at);
  std::int64_t created_in(SliceNo slice, const Interval& range) const;
  PatternCount counted(SliceNo slice, const Window& window) const;
  std::vector<SliceNo> most_frequent(const std::set<SliceNo>& slices, std::size_t wanted) const;
  Chart frequent(const std::set<SliceNo>& slices) const;
  Chart over_time(const std::set<SliceNo>& slices) const;

  ReportScope scope_;
  Instant begin_;
  std::vector<Window> windows_;                // one per period, then one for the whole range
  std::vector<std::vector<Instant>> created_;  // by slice
  SlicedTallies<PatternTally> tallies_;
};

}  // namespace tix
