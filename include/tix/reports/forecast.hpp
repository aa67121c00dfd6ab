// Forecasts the coming days by drawing from the desk's own past days many times (a bootstrap simulation).
#pragma once

#include "tix/time/local_time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// The kind of a day. A coming day is drawn from past days of its weekday that were no holidays. A holiday is
/// drawn from all days on which nobody worked or, if there are none, like any other day.
struct DayKind {
  Weekday weekday = Weekday::mon;
  bool closed = false;   ///< whether nobody worked
  bool holiday = false;  ///< whether it was closed on a weekday that is normally worked
};

/// The tickets that came (created, reopened, moved in) and went (resolved, dropped, moved out) in a part of a
/// day.
struct DayPart {
  std::int64_t came = 0, went = 0;
};

/// A past day, divided at the clock time at which the forecast begins. At midnight `before` is empty.
struct PastDay {
  DayKind kind;
  DayPart before, after;
  std::int64_t open_at_cut = 0, open_at_end = 0;
};

/// The ratio part / of, which must not be negative.
struct Ratio {
  std::int64_t part = 1, of = 1;
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// Factors by which arrivals and departures change.
struct WhatIf {
  Ratio came, went;
  friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// The number of simulated futures.
inline constexpr std::size_t kForecastRuns = 2000;
/// The number of days to look ahead for an empty backlog.
inline constexpr std::size_t kForecastHorizon = 365;
/// The least number of past days to draw from, so that each weekday has about four.
inline constexpr std::size_t kLeastBaseDays = 28;

struct ForecastQuestion {
  std::span<const PastDay> base;  ///< the days to draw from; `missing_weekday` must be nullopt
  std::int64_t open = 0;          ///< open tickets now
  /// The coming days. The first is today; only its part after the cut is drawn.
  std::span<const DayKind> coming;
  std::size_t shown = 14;  ///< the number of coming days in the result, at least 1
  WhatIf what_if;
  std::uint64_t seed = 1;
  /// For each row of the result, the index of the coming day before which it ends; the last is `shown`. If
  /// empty, each day is a row.
  std::span<const std::size_t> ends = {};
};

/// The median of all runs, and the interval that contains 80 % of them.
struct Likely {
  std::int64_t low = 0, middle = 0, high = 0;
  friend bool operator==(const Likely&, const Likely&) = default;
};

/// One row: a coming day or several together.
struct ComingDays {
  Likely created, resolved, open;  ///< `open` is at the end of the row
  friend bool operator==(const ComingDays&, const ComingDays&) = default;
};

struct Forecast {
  std::vector<ComingDays> rows;
  ComingDays total;  ///< created and resolved over all shown days, and open at their end
  /// The index of the coming day by whose end half of the runs have had an empty backlog; nullopt if there is
  /// none.
  std::optional<std::size_t> empty_on;
};

/// Returns the first weekday with fewer than two days in the base, not counting holidays, or nullopt if it
/// has enough.
std::optional<Weekday> missing_weekday(std::span<const PastDay> base);

/// Simulates `kForecastRuns` futures and returns their medians and nearest-rank 10th and 90th percentiles.
/// The same question gives the same result on every machine.
///
/// Each run first draws its own past from the base, day for day with replacement (B. Efron, "Bootstrap
/// Methods: Another Look at the Jackknife", 1979), so that the interval includes the uncertainty about the
/// desk's rates. Then it draws the coming days from that past. A drawn day is one of n plus 1 / sqrt(n - 1)
/// of the difference of two others, because the variance of n days is (n - 1) / n of that of their source,
/// and the error of predicting one more day (n + 1) / n. No more tickets go than are there.
Forecast forecast(const ForecastQuestion& question);

/// How well forecasts of past weeks would have done.
struct BackTest {
  std::int64_t weeks = 0;   ///< forecasts made
  std::int64_t days = 0;    ///< days compared, at their ends
  std::int64_t inside = 0;  ///< days whose open tickets lay in the interval; about 80 % of `days` is good
  std::int64_t error = 0;   ///< sum over the days of the distance between the median and the open tickets
  std::int64_t open = 0;    ///< sum over the days of the open tickets
};
inline constexpr std::size_t kBackTestWeeks = 8;

/// Makes a forecast of seven days for each of the last eight weeks, using only the days before it, and
/// compares it with what happened. `past` ends with yesterday, and the base [from, to) of it moves back week
/// by week. Omits weeks without enough days before them.
BackTest back_test(std::span<const PastDay> past, std::size_t from, std::size_t to, std::uint64_t seed);

}  // namespace tix
