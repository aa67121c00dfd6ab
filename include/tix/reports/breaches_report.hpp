// `report breaches`: every broken promise, one row each (reports.md).
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

/// A broken promise of a ticket; points into its clocks and its past.
struct Breach {
  const ClockRow* row;
  const StateInterval* then;   ///< the ticket at breached_at
  std::int64_t late_by_s = 0;  ///< wall time until the stop, or as_of
};

/// Those of `range`. A breach that was waived or whose ticket is void is none, nor is the verdict kept as
/// first_resolution: its breach is that of resolution.
std::vector<Breach> breaches_of(const Past& past, const TicketFacts& facts, const Interval& range);

/// Fed with every ticket that a clock may have breached of in the periods, in any order.
class BreachesReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::broken;

  explicit BreachesReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when the ticket has a row.
  bool add(const Past& past, const TicketFacts& facts);
  /// By breached_at, then ticket, clock and cycle. Totals: how late in all, and of how many tickets.
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
