// What the coming days may bring: the desk's own past days, drawn again and again.
#pragma once

#include "tix/time/local_time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// A coming day is drawn from past days of its kind: those of its weekday that were no holiday. A holiday is
/// drawn from all days on which nobody worked; of its weekday when there is none.
struct DayKind {
  Weekday weekday = Weekday::mon;
  bool closed = false;   ///< nobody worked
  bool holiday = false;  ///< closed, on a weekday on which somebody works
};

/// What came (created, reopened, moved in) and went (resolved, dropped, moved out) in a part of a day.
struct DayPart {
  std::int64_t came = 0, went = 0;
};

/// A day cut at the clock time at which a forecast begins; at midnight nothing is before it.
struct PastDay {
  DayKind kind;
  DayPart before, after;
  std::int64_t open_at_cut = 0, open_at_end = 0;
};

/// part / of. Not negative.
struct Ratio {
  std::int64_t part = 1, of = 1;
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// By how much more or less than before.
struct WhatIf {
  Ratio came, went;
  friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

inline constexpr std::size_t kForecastRuns = 2000;
/// Days looked ahead for an empty backlog.
inline constexpr std::size_t kForecastHorizon = 365;
inline constexpr std::size_t kLeastBaseDays = 28;

struct ForecastQuestion {
  std::span<const PastDay> base;  ///< what is drawn from; see `missing_weekday`
  std::int64_t open = 0;          ///< now
  /// The first is the day of the cut, of which only what comes after it is drawn.
  std::span<const DayKind> coming;
  std::size_t shown = 14;  ///< days of it that are answered, at least 1
  WhatIf what_if;
  std::uint64_t seed = 1;
  /// The rows that are answered, each by the coming day that it ends before, the last by `shown`; empty: each
  /// day is one.
  std::span<const std::size_t> ends = {};
};

/// The middle of all runs, and an interval into which four of five fall.
struct Likely {
  std::int64_t low = 0, middle = 0, high = 0;
  friend bool operator==(const Likely&, const Likely&) = default;
};

/// A row: a coming day, or some together.
struct ComingDays {
  Likely created, resolved, open;  ///< open at their end
  friend bool operator==(const ComingDays&, const ComingDays&) = default;
};

struct Forecast {
  std::vector<ComingDays> rows;
  ComingDays total;  ///< created and resolved of all shown days together, open at their end
  /// The coming day at whose end the middle run is at zero for the first time; nothing: at none.
  std::optional<std::size_t> empty_on;
};

/// A weekday of which the base has fewer than two days that were no holidays.
std::optional<Weekday> missing_weekday(std::span<const PastDay> base);

/// `kForecastRuns` runs. Each first draws its own past from the base, day for day with repetition (B. Efron,
/// "Bootstrap Methods", 1979), so that what the base cannot know of the desk's rates is in the interval; then
/// it draws the coming days from that. A drawn day is one of n, and beside it by 1 / sqrt(n - 1) of how two
/// others differ: n days vary by (n - 1) / n of what they come from, a coming one by (n + 1) / n of it. No
/// more goes than is there. The bounds are the nearest-rank 10th and 90th percent of all runs.
Forecast forecast(const ForecastQuestion& question);

/// How well it would have gone.
struct BackTest {
  std::int64_t weeks = 0;   ///< forecasts made
  std::int64_t days = 0;    ///< day ends looked at
  std::int64_t inside = 0;  ///< of them: what was open lay in the interval
  std::int64_t error = 0;   ///< sum of how far off the middle was
  std::int64_t open = 0;    ///< sum of what was open
};
inline constexpr std::size_t kBackTestWeeks = 8;

/// A forecast of seven days for each of the last eight weeks, from the weeks before it alone: `past` ends
/// with yesterday, and the base [from, to) of it moves back week by week. Weeks without enough before them
/// are left out.
BackTest back_test(std::span<const PastDay> past, std::size_t from, std::size_t to, std::uint64_t seed);

}  // namespace tix
