// `report escalations`: which steps fire, how late, and whether they help (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/reports/escalation_outcome.hpp"
#include "tix/text/enum_array.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace tix {

/// What one row of the report has counted.
struct EscalationTally {
  std::int64_t fired = 0, repeated = 0, acknowledged = 0, completed = 0, succeeded = 0;
  EnumArray<EscalationKind, std::int64_t, kEscalationKindNames.size()> kinds = {};
  std::int64_t tickets = 0;          ///< those that were escalated, not only warned of
  std::int64_t handled = 0;          ///< tickets unresolved in a second of the period
  TicketId last;                     ///< the ticket counted last
  std::vector<std::int64_t> late_s;  ///< of each step that fired, in working time

  void add(TicketId ticket, const EscalationOutcome& escalation);
};

/// Fed with the past and events of every ticket that was unresolved in a second of `periods.whole()` or left
/// in it, each ticket once.
class EscalationsReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The events it looks at; others may be left out.
  static constexpr EventKinds kKinds =
      kinds_of({EventKind::acknowledged, EventKind::step_fired, EventKind::escalated});

  explicit EscalationsReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when something fired on the ticket.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals.
  Report report() const;

 private:
  using Level = std::pair<StepId, EscalationKind>;
  using Places = std::set<std::pair<SliceNo, std::size_t>>;  // a period of a slice
  using Where = std::tuple<SliceNo, Level, std::size_t>;     // the last is the period

  Places handled_in(const Past& past);
  std::set<std::pair<SliceNo, Level>> lines_shown() const;
  std::vector<GroupKey> key_of(const Level& level) const;
  std::int64_t handled(SliceNo slice, std::size_t period) const;

  ReportScope scope_;
  std::map<Where, EscalationTally> tallies_;
  EscalationTally total_;
  std::map<std::pair<SliceNo, std::size_t>, std::int64_t> handled_;  // tickets, by slice and period
};

}  // namespace tix
