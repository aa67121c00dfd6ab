// Periods of a report: `--from --to --period`, and the days, weeks, months and quarters in between.
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

/// Weeks begin on Monday and count as ISO 8601 does.
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

/// What was typed.
struct PeriodWords {
  std::optional<std::string> from;    ///< a TIME; of a date its first second
  std::optional<std::string> to;      ///< a TIME, itself not included; of a date its first second
  std::optional<std::string> period;  ///< `last-month`, `2026-08`, ...
};

/// What was meant by them.
struct AskedRange {
  Interval range;
  /// Of --period, which is compared with the day, week, ... before it; nothing of days and times.
  std::optional<PeriodUnit> unit;
};

/// The range that was meant, cut off after `as_of`, which also stands for now. Days begin in `zone`. Nothing
/// typed: the `days` of which the last is that of `as_of`. Throws a usage error for anything else than a
/// period or times, for an empty range, and for one that begins after `as_of`.
AskedRange parse_range(const PeriodWords& typed, const Zone& zone, Instant as_of, int days = 30);

/// Every period that has a second in `range`, in order; the first and the last may be cut. A date that the
/// zone skipped has none.
std::vector<Period> periods_of(const Interval& range, PeriodUnit unit, const Zone& zone);

/// The name of the period that `t` lies in.
std::string period_name(PeriodUnit unit, Date date);

/// The `count` ranges before `range`, the nearest first: the same clock readings of the zone so many days,
/// weeks, months or quarters earlier. A range that is cut off now is compared with the same part of the ones
/// before. With no unit they are as many days apart as `range` has a second in. Of a day that a month lacks
/// its last one.
std::vector<Interval> ranges_before(const Interval& range, std::optional<PeriodUnit> unit, const Zone& zone,
                                    int count);

}  // namespace tix
