// `report sla`: promises kept and broken, and how long things took, clock by clock (reports.md).
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/statistics.hpp"
#include "tix/sla/past.hpp"
#include "tix/text/enum_array.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace tix {

/// How a completed cycle counts: waived before all else; breached also when it was merged after its breach.
/// Nothing when it counts nowhere: still open, void, merged in time, replaced, or promised nothing.
enum class Verdict : std::uint8_t { met, breached, no_reply, waived };
std::optional<Verdict> verdict_of(const ClockRow& row, Instant as_of);

/// What one row of the report has counted.
struct SlaTally {
  EnumArray<Verdict, std::int64_t, 4> verdicts = {};  ///< of cycles completed in the period
  /// Open at its last second, of the cycles that have a row as of the report.
  std::int64_t running = 0, running_breached = 0, paused = 0;
  Numbers elapsed_s, elapsed_wall_s;  ///< of each completed cycle

  std::int64_t count(Verdict verdict) const { return verdicts[verdict]; }
  /// Cycles completed: those the lengths are of.
  std::int64_t n() const;
  /// Takes in the completed cycles of another.
  void add_completed(const SlaTally& more);
};

/// Fed with every ticket that was unresolved in a second of `periods.whole()` or left in it, in any order.
class SlaReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::past;

  explicit SlaReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// True when one of its clocks counts anywhere.
  bool add(const Past& past, const TicketFacts& facts);
  /// Columns, rows and totals. The totals are of all clocks, without the repeated verdicts of
  /// first_resolution.
  Report report() const;

 private:
  /// One clock of one slice.
  struct Line {
    std::vector<SlaTally> completed;  ///< by period
    EndCount running, running_breached, paused;
  };

  Line& line(SliceNo slice, Clock clock);
  bool add_completed(const Past& past, const ClockRow& row, Verdict verdict);
  bool add_open(const Past& past, const ClockRow& row);
  bool add_open_part(const StateInterval& state_interval, const ClockRow& row, Instant from, Instant to);
  std::vector<SlaTally> tallies(const Line& line) const;

  ReportScope scope_;
  std::map<std::pair<SliceNo, Clock>, Line> lines_;
};

}  // namespace tix
