// `report agents`: what each agent carries, and what went through their hands (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/report.hpp"
#include "tix/report/slicing.hpp"
#include "tix/report/statistics.hpp"
#include "tix/sla/assignment_history.hpp"
#include "tix/ticket/name_table.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace tix {

class Zone;

/// What one row of the report has counted.
struct AgentTally {
  std::int64_t load = 0, overdue = 0;  ///< at the last second
  std::int64_t assigned = 0;
  std::int64_t resolved = 0, one_touch = 0, reopened = 0;  ///< the last two of the resolved
  std::int64_t passed_on = 0;                              ///< taken out of their hands while unresolved, ...
  std::int64_t kept = 0;                                   ///< ... or in them until resolved
  Numbers first_response_s, resolution_s, own_response_s;  ///< working time
  std::int64_t satisfied = 0, rated = 0;

  /// Takes in what happened in another; of what is so at the end, the other's.
  AgentTally& operator+=(const AgentTally& later);
};

/// A tally with what the desk file says of the agent.
struct AgentRow {
  AgentTally tally;
  std::int64_t capacity = 0;  ///< 0: none of the desk's active agents
  std::int64_t days = 0;      ///< of the period, on which the agent works
};

/// The hours of each active agent: the agent's own, else the team's; null: 24x7. Borrowed.
std::vector<const Calendar*> hours_of_all(const Desk& desk);

/// Whether an agent can be given work as of the report.
using Available = std::function<bool(const AgentPolicy&)>;

/// Fed with the past and events of every ticket that was unresolved in a second of `periods.whole()`, left in
/// it or was rated in it, in any order.
class AgentsReport {
 public:
  /// The events it looks at; others may be left out.
  static constexpr EventKinds kKinds = kinds_of({EventKind::status, EventKind::message, EventKind::rated});

  struct Dependencies {
    const Desk* desk;
    const NameTable* names;
    const BindingTable* bindings;
    const Zone* zone;
    Available available;
    bool everybody;  ///< active agents have a row even if nothing is to be said of them
  };

  /// All are borrowed; `slicing` shows the ticket that is added, as if the agent to be credited held it. Not
  /// grouped by agent: that is what rows are.
  AgentsReport(Slicing& slicing, Dependencies dependencies, PeriodRow periods)
      : slicing_(&slicing), ground_(std::move(dependencies)), periods_(std::move(periods)) {}

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

  Slicing* slicing_;
  Dependencies ground_;
  PeriodRow periods_;
  bool counts_ = false;  // the ticket that is being added
  std::map<LineKey, Line> lines_;
};

}  // namespace tix
