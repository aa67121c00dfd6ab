// The periods of a report: parsing of `--from`, `--to` and `--period`, and division into days, weeks, months,
// quarters and years.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/interval.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The calendar units of a report. Weeks begin on Monday and are numbered as in ISO 8601.
enum class PeriodUnit : std::uint8_t { day, week, month, quarter, year };
inline constexpr auto kPeriodUnitNames = enum_names<PeriodUnit>({"day", "week", "month", "quarter", "year"});
constexpr std::string_view name_of(PeriodUnit u) {
  return kPeriodUnitNames[u];
}

/// One row of a report over time.
struct Period {
  std::string name;  ///< `2026-08-07`, `2026-W32`, `2026-08`, `2026-Q3`, `2026`
  Interval range;
};

/// The options as the user typed them.
struct PeriodWords {
  std::optional<std::string> from;    ///< a TIME; a date means its first second
  std::optional<std::string> to;      ///< a TIME, not included in the range; a date means its first second
  std::optional<std::string> period;  ///< `last-month`, `2026-08`, ...
};

/// The range that the options stand for.
struct AskedRange {
  Interval range;
  /// The unit of `--period`; nullopt for `--from` and `--to`. Decides which earlier ranges it is compared
  /// with.
  std::optional<PeriodUnit> unit;
};

/// Returns the range that the options stand for, cut off after the second `as_of`. Days begin at midnight in
/// `zone`, and `as_of` is also the "now" of relative times. Without options the range is the last `days`
/// days, including the day of `as_of`. Throws Error{usage} if an option is malformed, if `--period` is
/// combined with the others, and if the range is empty or begins after `as_of`.
AskedRange parse_range(const PeriodWords& typed, const Zone& zone, Instant as_of, int days = 30);

/// Returns the periods that share a second with `range`, in order and cut to `range`. Omits a date that the
/// zone skipped, as Samoa skipped 2011-12-30.
std::vector<Period> periods_of(const Interval& range, PeriodUnit unit, const Zone& zone);

/// Returns the name of the period that contains `date`.
std::string period_name(PeriodUnit unit, Date date);

/// Returns the `count` ranges before `range`, the nearest first: the same clock readings in `zone`, one, two,
/// ... units earlier. A range cut off by now is thus compared with the same part of earlier ones. Without a
/// unit the step is the number of dates that `range` touches. A day that a month lacks becomes the last day
/// of the month.
std::vector<Interval> ranges_before(const Interval& range, std::optional<PeriodUnit> unit, const Zone& zone,
                                    int count);

}  // namespace tix
