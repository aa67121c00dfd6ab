// `report agents`: what each agent carries, and what went through their hands (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/reports/agent_tally.hpp"
#include "tix/sla/assignment_history.hpp"
#include "tix/ticket/name_table.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace tix {

/// The hours of each active agent: the agent's own, else the team's; null: 24x7. Borrowed.
std::vector<const Calendar*> hours_of_all(const Desk& desk);

/// Fed with the past and events of every ticket that was unresolved in a second of `periods.whole()`, left in
/// it or was rated in it, in any order.
class AgentsReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The events it looks at; others may be left out.
  static constexpr EventKinds kKinds = kinds_of({EventKind::status, EventKind::message, EventKind::rated});

  /// Throws Error{usage} when the slicing groups by agent: that is what rows are.
  explicit AgentsReport(ReportScope scope);

  /// True when the ticket counts anywhere.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals; with them, how unevenly the load is spread.
  Report report() const;

 private:
  struct Line {
    std::vector<AgentTally> happened;  ///< by period
    EndCount load, overdue;
  };
  using LineKey = std::pair<SliceNo, AgentId>;

  Line& line(SliceNo slice, AgentId agent);
  /// Something happened to the ticket at `at`, when it was like `then`; not counted outside of the range.
  template <class Count>
  void happened(StateInterval then, AgentId credited, Instant at, const Count& count);
  void add_stock(const Past& past, const TicketFacts& facts);
  void add_assignments(const Past& past);
  void add_resolves(const Past& past, const TicketFacts& facts);
  void add_lengths(const Past& past, const TicketFacts& facts);
  void add_ratings(const Past& past);
  std::vector<AgentTally> tallies(const Line& line) const;
  std::vector<LineKey> lines_shown() const;
  AgentRow row(AgentId agent, const AgentTally& tally, const Interval& period) const;
  AgentRow total() const;
  double unevenness() const;

  ReportScope scope_;
  bool counts_ = false;  // the ticket that is being added
  std::map<LineKey, Line> lines_;
};

}  // namespace tix
