// `report breaches`: one row per breach.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tix {

/// A breach. Points into the clocks and the past of its ticket.
struct Breach {
  const ClockRow* row;
  const StateInterval* then;   ///< the ticket at `breached_at`
  std::int64_t late_by_s = 0;  ///< wall time from the breach to the stop, or to the report
};

/// Returns the breaches within `range`. Omits waived cycles and void tickets. Also omits `first_resolution`,
/// whose breach is that of the resolution clock.
std::vector<Breach> breaches_of(const Past& past, const TicketFacts& facts, const Interval& range);

/// Must be given every ticket with a clock that may have breached in the periods, in any order.
class BreachesReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::broken;

  explicit BreachesReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether it has a row.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the rows by breached_at, then ticket, clock and cycle. The totals are the sum of the lateness
  /// and the number of tickets.
  Report report() const;

 private:
  struct Line {
    TicketId ticket;
    std::string title;
    ClockRow row;
    std::int64_t late_by_s = 0;
    AgentId agent;
    TeamId team;
  };

  ReportScope scope_;
  std::vector<Line> lines_;
  std::int64_t tickets_ = 0;
};

}  // namespace tix
