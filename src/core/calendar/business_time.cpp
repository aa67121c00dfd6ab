// Elapsed, due and the working intervals, all built on cumulated working time.
//
// Let W(t) be the working seconds before t. Then elapsed(a, b) is W(b) - W(a), and due(a, d) is the first t
// with W(t) = W(a) + d. The index gives W at the start of any date and finds the date for a value of W, so
// neither direction walks from a to b, and a span of ten years costs as much as one of a day. Both read the
// same index, which is why the one is exactly the inverse of the other.
#include "tix/calendar/business_time.hpp"

#include "core/calendar/business_time_index.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr WallSeconds kOneSecond{1};

Instant clamp(Instant t) {
  return std::clamp(t, Instant::first(), Instant::open_end());
}

/// Returns the working seconds before `t`, counted from the origin of the index. Looks at the last date that
/// has begun by `t` only: the working time of earlier dates is over, and that of later dates has not begun,
/// even while clocks go back.
std::int64_t worked_before(const BusinessTimeIndex& index, Instant t) {
  const auto day = index.day(index.zone().reached(t).date());
  auto sum = day.before;
  for (const auto& [open, close] : day.hours) {
    const auto begin = day.instant_at(open);
    if (begin >= t) break;
    sum += (std::min(day.instant_at(close), t) - begin).count;
  }
  return sum;
}

/// Returns the first instant before which `total` seconds have been worked: the inverse of worked_before.
Instant worked_by(const BusinessTimeIndex& index, std::int64_t total) {
  const auto date = index.date_reaching(total);
  if (!date) return Instant::open_end();
  const auto day = index.day(*date);
  auto left = WallSeconds{total - day.before};
  for (const auto& [open, close] : day.hours) {
    const auto begin = day.instant_at(open);
    const auto length = day.instant_at(close) - begin;
    if (left <= length) return std::min(begin + left, Instant::open_end());
    left = left - length;
  }
  return Instant::open_end();
}

}  // namespace

Seconds elapsed(const Calendar& calendar, Instant a, Instant b) {
  if (b < a) throw Error(ErrorKind::usage, "the end of the interval is before its start");
  const auto& index = calendar.index();
  return Seconds{worked_before(index, clamp(b)) - worked_before(index, clamp(a))};
}

Instant due(const Calendar& calendar, Instant a, Seconds d) {
  if (d < Seconds{0}) throw Error(ErrorKind::usage, "a working time cannot be negative");
  if (d == Seconds{0}) return a;
  // More than the range of instants holds; also keeps the sum below from overflowing.
  if (d.count > (Instant::open_end() - Instant::first()).count) return Instant::open_end();
  const auto& index = calendar.index();
  return worked_by(index, worked_before(index, clamp(a)) + d.count);
}

bool open_at(const Calendar& calendar, Instant t) {
  return elapsed(calendar, t, t + kOneSecond) == Seconds{1};
}

Instant next_opening(const Calendar& calendar, Instant t) {
  const auto after_first_second = due(calendar, t, Seconds{1});
  return after_first_second == Instant::open_end() ? after_first_second : after_first_second - kOneSecond;
}

WorkingIntervals::WorkingIntervals(const Calendar& calendar, Instant from, Instant to)
    : index_(calendar.index()),
      from_(clamp(from)),
      to_(clamp(to)),
      date_(index_.zone().reached(from_).date()) {
  pending_ = next_piece();
}

/// Returns the next working interval of one date, cut to the range. From the end of a date it jumps to the
/// date on which the next second is worked, which the index finds by its cumulated time.
std::optional<Interval> WorkingIntervals::next_piece() {
  while (date_) {
    const auto day = index_.day(*date_);
    while (piece_ < day.hours.size()) {
      const auto& [open, close] = day.hours[piece_++];
      const Interval interval{std::max(day.instant_at(open), from_), std::min(day.instant_at(close), to_)};
      if (interval.from >= to_) return date_.reset(), std::nullopt;
      if (interval.from < interval.to) return interval;
    }
    const auto worked = index_.day(*date_ + 1).before;
    date_ = index_.date_reaching(worked + 1);
    piece_ = 0;
  }
  return std::nullopt;
}

std::optional<Interval> WorkingIntervals::next() {
  auto interval = pending_;
  while (interval) {
    pending_ = next_piece();
    if (!pending_ || pending_->from != interval->to) break;
    interval->to = pending_->to;
  }
  return interval;
}

Seconds elapsed(const Calendar* calendar, Instant a, Instant b) {
  return calendar ? elapsed(*calendar, a, b) : Seconds{(b - a).count};
}

Instant due(const Calendar* calendar, Instant a, Seconds d) {
  if (calendar) return due(*calendar, a, d);
  return a + std::min(Instant::open_end() - a, WallSeconds{d.count});
}

}  // namespace tix
