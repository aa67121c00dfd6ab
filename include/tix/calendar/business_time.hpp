// Working time between instants: elapsed, its inverse due, and the sequence of working intervals.
//
// For every calendar: elapsed(a, c) = elapsed(a, b) + elapsed(b, c), elapsed(a, due(a, d)) = d, and
// due(due(a, m), n) = due(a, m + n), as long as the dues lie in the range of instants.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/interval.hpp"

#include <optional>

namespace tix {

/// Returns the working seconds in [a, b). Throws Error{usage} if b < a. Takes less than a microsecond
/// whatever the distance. The first call on a calendar builds its index (0.02 ms, or 0.3 ms with yearly
/// holidays).
Seconds elapsed(const Calendar& calendar, Instant a, Instant b);

/// Returns the same for a calendar that may be null, which means 24x7 and gives b - a.
Seconds elapsed(const Calendar* calendar, Instant a, Instant b);

/// Returns the earliest t >= a with elapsed(a, t) = d. A target that fills the day is therefore due at
/// closing time, not at the next opening, and due(a, 0) is a even outside working hours. Returns
/// Instant::open_end() if that lies past the range of instants. Throws Error{usage} if d < 0.
Instant due(const Calendar& calendar, Instant a, Seconds d);
/// Returns the same for a calendar that may be null, which means 24x7 and gives a + d.
Instant due(const Calendar* calendar, Instant a, Seconds d);

/// Returns whether `t` is a working instant. The instant of closing is not.
bool open_at(const Calendar& calendar, Instant t);

/// Returns the first working instant at or after `t`, or Instant::open_end() if there is none.
Instant next_opening(const Calendar& calendar, Instant t);

/// The working intervals within [from, to), computed one at a time. Adjacent ones are joined, for example
/// across midnight. Closed stretches are skipped without visiting their dates.
///
///     WorkingIntervals intervals{calendar, from, to};
///     while (const auto interval = intervals.next()) ...
class WorkingIntervals {
 public:
  /// The calendar must outlive the sequence.
  WorkingIntervals(const Calendar& calendar, Instant from, Instant to);
  /// Returns the next interval, never empty, or nullopt at the end.
  std::optional<Interval> next();

 private:
  std::optional<Interval> next_piece();

  const BusinessTimeIndex& index_;
  Instant from_;
  Instant to_;
  std::optional<Date> date_;         ///< the date to look at next; nullopt at the end
  std::size_t piece_ = 0;            ///< index of the next interval of that date
  std::optional<Interval> pending_;  ///< already found while looking for the end of the one before
};

}  // namespace tix
