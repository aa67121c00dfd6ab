// `report escalations`: which steps fire, how late, and whether they help.
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

/// The counts of one row.
struct EscalationTally {
  std::int64_t fired = 0, repeated = 0, acknowledged = 0, completed = 0, succeeded = 0;
  EnumArray<EscalationKind, std::int64_t, kEscalationKindNames.size()> kinds = {};
  std::int64_t tickets = 0;          ///< escalated tickets; warnings do not count
  std::int64_t handled = 0;          ///< tickets that were unresolved in any second of the period
  TicketId last;                     ///< the ticket counted last, so that each counts once in `tickets`
  std::vector<std::int64_t> late_s;  ///< the lateness of each step in working time

  void add(TicketId ticket, const EscalationOutcome& escalation);
};

/// Must be given the past and events of every ticket that was unresolved in any second of `periods.whole()`
/// or was resolved in it, each ticket once.
class EscalationsReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The kinds of events that it reads; others may be left out.
  static constexpr EventKinds kKinds =
      kinds_of({EventKind::acknowledged, EventKind::step_fired, EventKind::escalated});

  explicit EscalationsReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether any escalation or warning of it counts.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header.
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
