// Working time between instants: one sequence of working intervals and two folds over it, elapsed and due.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/interval.hpp"

#include <optional>

namespace tix {

/// The measure of working instants in [a, b). b < a is a usage error. Under a microsecond,
/// whatever the distance; the first call on a calendar builds its index (0.02 ms, with yearly holidays 0.3
/// ms).
Seconds elapsed(const Calendar& calendar, Instant a, Instant b);

/// The same; null: 24x7.
Seconds elapsed(const Calendar* calendar, Instant a, Instant b);

/// The earliest t >= a with elapsed(a, t) = d; due(a, 0) = a. A target that fills the day is due at closing
/// time. Instant::open_end() when that lies past the range of instants. d < 0 is a usage error.
Instant due(const Calendar& calendar, Instant a, Seconds d);
/// The same; null: 24x7.
Instant due(const Calendar* calendar, Instant a, Seconds d);

/// Whether `t` is a working instant.
bool open_at(const Calendar& calendar, Instant t);

/// The first working instant at or after `t`; Instant::open_end() when there is none.
Instant next_opening(const Calendar& calendar, Instant t);

/// The working intervals within [from, to), found one at a time; adjacent ones are joined. Closed stretches
/// are skipped, not walked.
///
///     WorkingIntervals intervals{calendar, from, to};
///     while (const auto interval = intervals.next()) ...
class WorkingIntervals {
 public:
  /// The calendar must outlive the sequence.
  WorkingIntervals(const Calendar& calendar, Instant from, Instant to);
  std::optional<Interval> next();

 private:
  std::optional<Interval> next_piece();

  const BusinessTimeIndex& index_;
  Instant from_;
  Instant to_;
  std::optional<Date> date_;         ///< the date the next piece may be on
  std::size_t piece_ = 0;            ///< number of its interval
  std::optional<Interval> pending_;  ///< found while looking for the end of the one before
};

}  // namespace tix
