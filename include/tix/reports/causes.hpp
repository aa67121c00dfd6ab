// `report causes`: why a backlog grows, as numbers of other reports, period against period (reports.md).
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

enum class Cause : std::uint8_t {
  volume,      ///< more comes
  complexity,  ///< each takes more
  workflow,    ///< it goes astray, or waits
  staffing     ///< too few are there
};
inline constexpr auto kCauseNames = enum_names<Cause>({"volume", "complexity", "workflow", "staffing"});
constexpr std::string_view name_of(Cause cause) {
  return kCauseNames[cause];
}

/// One row. Numbers are whole, percentages or have a fraction; lengths of time are in seconds, as the
/// measure's name says.
struct CauseLine {
  Cause cause = Cause::volume;
  std::string_view measure;
  Cell value, before;
  std::string most = {};  ///< where most of it is, with its value; may be empty
};

/// Rows in the order given; change_pct is empty where it was 0 or nothing before.
Report causes_table(const std::vector<CauseLine>& lines);
/// A row for each line and period, and a chart of each cause. `lines` are those of each period, the same
/// measures in the same order; what was before is not looked at. `key` is the periods' column.
Report causes_over_time(const std::vector<std::vector<CauseLine>>& lines, const Column& key,
                        const PeriodRow& periods);

/// What it took to resolve tickets: fed with every ticket that left in `periods.whole()`.
class Touches {
 public:
  /// Rows are periods.
  explicit Touches(ReportScope scope) : scope_(std::move(scope)), tallies_(scope_.periods.size()) {}

  void add(const Past& past, const TicketFacts& facts);

  /// Replies and notes of the desk a ticket first resolved in the period; nothing without a ticket.
  Cell mean_touches(std::size_t period) const;
  /// How often such a ticket came to a team of a higher tier.
  Cell mean_tiers(std::size_t period) const;

 private:
  struct Tally {
    std::int64_t tickets = 0, touches = 0, tiers = 0;
  };

  ReportScope scope_;
  std::vector<Tally> tallies_;  // by period
};

}  // namespace tix
