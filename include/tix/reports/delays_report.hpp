// `report delays`: how often signs of late escalation occur, and the worst case of each.
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

/// The counts of one row.
struct DelayTally {
  std::int64_t count = 0, tickets = 0;
  TicketId last;   ///< the ticket counted last, so that each counts once in `tickets`
  TicketId worst;  ///< the ticket of the longest sign, the lowest of equals; 0: none
  std::optional<std::int64_t> worst_wall_s;

  void add(TicketId ticket, const std::optional<WallSeconds>& lasted);
};

/// Must be given the past and events of every ticket that was unresolved in any second of `periods.whole()`,
/// or was resolved or rated in it, each ticket once.
class DelaysReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The kinds of events that it reads; others may be left out.
  static constexpr EventKinds kKinds =
      kinds_of({EventKind::created, EventKind::status, EventKind::message, EventKind::rated,
                EventKind::absorbed, EventKind::step_fired, EventKind::escalated});

  explicit DelaysReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether it shows a sign.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header. Without a field in the grouping every sign has a row, even if it
  /// did not occur.
  Report report() const;

 private:
  using Where = std::tuple<SliceNo, DelaySign, std::size_t>;  // the last is the period

  ReportScope scope_;
  std::map<Where, DelayTally> tallies_;
  DelayTally total_;
};

}  // namespace tix
