// `report causes`: why a backlog grows, in numbers of other reports, compared with the period before.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/sla/past.hpp"
#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

extern const ReportDescription kCauses;

/// The four causes of a growing backlog.
enum class Cause : std::uint8_t {
  volume,      ///< more tickets arrive
  complexity,  ///< each ticket takes more work
  workflow,    ///< tickets are handed around or wait
  staffing     ///< there are too few agents
};
inline constexpr auto kCauseNames = enum_names<Cause>({"volume", "complexity", "workflow", "staffing"});
constexpr std::string_view name_of(Cause cause) {
  return kCauseNames[cause];
}

/// One row. Durations are in seconds, and the name of their measure ends with `_s`.
struct CauseLine {
  Cause cause = Cause::volume;
  std::string_view measure;
  Cell value, before;
  bool is_comparable = true;  ///< false: the desk did not exist during the whole period before
  std::string most = {};      ///< the group with the highest value, and that value; may be empty
};

/// Returns the rows in the order given. `change_pct` is empty if the value before was 0 or missing, or if the
/// two are not comparable.
Report causes_table(const std::vector<CauseLine>& lines);
/// Returns one row per measure and period, and one chart per cause. `lines` has the lines of each period,
/// with the same measures in the same order; their `before` is not used. `key` is the column of the periods.
Report causes_over_time(const std::vector<std::vector<CauseLine>>& lines, const Column& key,
                        const PeriodRow& periods);

/// Measures the effort of resolving tickets. Must be given every ticket that was resolved in
/// `periods.whole()`. A ticket counts in the period of its first resolve.
class Touches {
 public:
  /// Counts by period; the grouping is not used.
  explicit Touches(ReportScope scope) : scope_(std::move(scope)), tallies_(scope_.periods.size()) {}

  void add(const Past& past, const TicketFacts& facts);

  /// Returns the mean number of replies and notes per ticket, or an empty cell without tickets.
  Cell mean_touches(std::size_t period) const;
  /// Returns the mean number of moves to a team of a higher tier per ticket, or an empty cell without
  /// tickets.
  Cell mean_tiers(std::size_t period) const;

 private:
  struct Tally {
    std::int64_t tickets = 0, touches = 0, tiers = 0;
  };

  ReportScope scope_;
  std::vector<Tally> tallies_;  // by period
};

}  // namespace tix
