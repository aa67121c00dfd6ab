// `report sla`: met and breached targets, and how long each clock took.
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

/// How a completed cycle counts.
enum class Verdict : std::uint8_t { met, breached, no_reply, waived };
/// Returns how a cycle counts as of `as_of`. A waiver outweighs everything else, and a merge does not undo a
/// breach. Returns nullopt if the cycle counts nowhere: it is open, void, merged in time, replaced, or had no
/// target.
std::optional<Verdict> verdict_of(const ClockRow& row, Instant as_of);

/// The counts of one row.
struct SlaTally {
  EnumArray<Verdict, std::int64_t, 4> verdicts = {};  ///< the cycles completed in the period
  /// The cycles open at its last second, among those that have a row as of the report.
  std::int64_t running = 0, running_breached = 0, paused = 0;
  Numbers elapsed_s, elapsed_wall_s;  ///< working and wall time of each completed cycle

  std::int64_t count(Verdict verdict) const { return verdicts[verdict]; }
  /// Returns the number of completed cycles, which is also the number of lengths.
  std::int64_t n() const;
  /// Adds the completed cycles of another period.
  void add_completed(const SlaTally& more);
};

/// Must be given every ticket that was unresolved in any second of `periods.whole()` or was resolved or
/// merged in it, in any order.
class SlaReport {
 public:
  static const ReportDescription kDescription;
  static constexpr ReportFeed kFeed = ReportFeed::past;

  explicit SlaReport(ReportScope scope) : scope_(std::move(scope)) {}

  /// Adds a ticket. Returns whether any of its clocks counts.
  bool add(const Past& past, const TicketFacts& facts);
  /// Returns the report without a header. The totals are of all clocks except `first_resolution`, which
  /// repeats verdicts of the resolution clock.
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
