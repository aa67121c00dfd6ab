// `report flow`: how tickets went through the desk until they were resolved (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/sliced_rows.hpp"
#include "tix/report/slicing.hpp"
#include "tix/report/statistics.hpp"
#include "tix/sla/past.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tix {

struct Resolve;

/// What one row of the report has counted.
struct FlowTally {
  std::int64_t tickets = 0, transferred = 0, one_touch = 0, first_contact = 0, reopened = 0;
  Numbers hops;                        ///< of each ticket
  Numbers pickup_s;                    ///< working time of each hand-over that was picked up
  std::int64_t loops = 0, lost_s = 0;  ///< working time, each second of a ticket once
  std::array<std::int64_t, 5> in_s =
      {};  ///< working time new, open, pending, on hold, and resolved in between

  FlowTally& operator+=(const FlowTally& more);
};

/// Fed with the past and events of every ticket that left in `periods.whole()`, in any order. The tickets of
/// a period are those that were resolved for the first time in it and are not void; all that is told of them
/// is as of the report.
class FlowReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::left;

  explicit FlowReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when the ticket is counted among `tickets`. Its times may stand in other rows than it does: each
  /// where the ticket was then.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals.
  Report report() const;

 private:
  bool add_ticket(const Past& past, const Ticket& ticket, const Resolve& resolve);
  void add_pickups(const Past& past);
  void add_loops(const Past& past);
  void add_times(const Past& past, Instant end);
  template <class Count>
  void count(const SliceSet& slices, const Count& count);

  ReportScope scope_;
  std::size_t period_ = 0;  // of the ticket that is being added
  SlicedTallies<FlowTally> tallies_;
};

}  // namespace tix
