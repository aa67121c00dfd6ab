// `report flow`: how tickets moved through the desk until they were resolved.
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

/// The counts of one row.
struct FlowTally {
  std::int64_t tickets = 0, transferred = 0, one_touch = 0, first_contact = 0, reopened = 0;
  Numbers hops;                        ///< the hops of each ticket
  Numbers pickup_s;                    ///< working time until each handoff was picked up
  std::int64_t loops = 0, lost_s = 0;  ///< lost working time; overlapping loops count once
  std::array<std::int64_t, 5> in_s =
      {};  ///< working time spent new, open, pending, on hold, and resolved before a reopen

  FlowTally& operator+=(const FlowTally& more);
};

/// Must be given the past and events of every ticket that was resolved in `periods.whole()`, in any order. A
/// period covers the tickets first resolved in it that are not void. All numbers about them are as of the
/// report.
class FlowReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::left;

  explicit FlowReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether it counts in `tickets`. Its times may count in other rows than the ticket
  /// itself: each in the row where the ticket was at that time.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header.
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
