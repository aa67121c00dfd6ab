// `report agents`: the load of each agent, and the work each has done.
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

/// Must be given the past and events of every ticket that was unresolved in any second of `periods.whole()`,
/// or was resolved or rated in it, in any order.
class AgentsReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::handled;

  /// The kinds of events that it reads; others may be left out.
  static constexpr EventKinds kKinds = kinds_of({EventKind::status, EventKind::message, EventKind::rated});

  /// Throws Error{usage} if the grouping has the agent, because each row is an agent already.
  explicit AgentsReport(ReportScope scope);

  /// Adds a ticket. Returns whether it counts in any row.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header. The totals include how unevenly the load is spread.
  Report report() const;

 private:
  struct Line {
    std::vector<AgentTally> happened;  ///< by period
    EndCount load, overdue;
  };
  using LineKey = std::pair<SliceNo, AgentId>;

  Line& line(SliceNo slice, AgentId agent);
  /// Calls `count` with the tallies of what happened at `at` to the ticket in the state `then`, credited to
  /// an agent. Does nothing outside the range.
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
