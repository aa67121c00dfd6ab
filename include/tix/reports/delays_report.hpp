// `report delays`: the signs that escalation comes late, how often and how badly (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/reports/delay_signs.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace tix {

/// What one row of the report has counted.
struct DelayTally {
  std::int64_t count = 0, tickets = 0;
  TicketId last;   ///< the ticket counted last
  TicketId worst;  ///< whose sign went on longest, the lower number of two; 0: none
  std::optional<std::int64_t> worst_wall_s;

  void add(TicketId ticket, const std::optional<WallSeconds>& lasted);
};

/// Fed with the past and events of every ticket that was unresolved in a second of `periods.whole()`, left in
/// it or was rated in it, each ticket once.
class DelaysReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The events it looks at; others may be left out.
  static constexpr EventKinds kKinds =
      kinds_of({EventKind::created, EventKind::status, EventKind::message, EventKind::rated,
                EventKind::absorbed, EventKind::step_fired, EventKind::escalated});

  explicit DelaysReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when the ticket shows a sign.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals. Every sign has a row, also one that nothing showed.
  Report report() const;

 private:
  using Where = std::tuple<SliceNo, DelaySign, std::size_t>;  // the last is the period

  ReportScope scope_;
  std::map<Where, DelayTally> tallies_;
  DelayTally total_;
};

}  // namespace tix
