// Looks up intervals of a past, and computes when a breached clock makes its ticket overdue.
#include "tix/sla/past.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns whether a reopen resumes this clock, so that its last stop is not final.
bool taken_up_again(Clock clock) {
  return clock != Clock::first_resolution && rule_of(clock).resumes != 0;
}

}  // namespace

const StateInterval& state_interval_at(std::span<const StateInterval> state_intervals, Instant t) {
  static constexpr StateInterval kBlank;
  const auto next = std::ranges::upper_bound(state_intervals, t, {}, &StateInterval::to);
  return next == state_intervals.end() ? kBlank : *next;
}

bool was_there(std::span<const OpenInterval> open_intervals, const Interval& range) {
  return std::ranges::any_of(open_intervals, [&](const OpenInterval& open_interval) {
    return open_interval.to >= range.from && open_interval.from < range.to;
  });
}

const OpenInterval* open_interval_at(std::span<const OpenInterval> open_intervals, Instant t) {
  for (const OpenInterval& open_interval : open_intervals)
    if (open_interval.from <= t && t <= open_interval.to) return &open_interval;
  return nullptr;
}

StateInterval state_interval_left(std::span<const StateInterval> state_intervals,
                                  const OpenInterval& open_interval) {
  StateInterval left = state_interval_at(state_intervals, open_interval.to);
  if (open_interval.from < open_interval.to)
    left.status = state_interval_at(state_intervals, open_interval.to - WallSeconds{1}).status;
  else  // it began and ended within a second and has no state interval of its own
    left.status = open_interval.opened_by == OpenedBy::created ? Status::new_ : Status::open;
  return left;
}

Interval cycle_interval(const ClockRow& row) {
  const bool ends = row.stopped_at && !taken_up_again(row.clock);
  return {row.started_at, ends ? *row.stopped_at : Instant::open_end()};
}

std::optional<Interval> overdue_interval(const Lateness& late) {
  if (!is_headline(late.clock)) return std::nullopt;
  Interval interval{late.breached_at + WallSeconds{1}, Instant::open_end()};
  if (late.stopped_at && !taken_up_again(late.clock)) interval.to = *late.stopped_at;
  if (late.waived_at) interval.to = std::min(interval.to, *late.waived_at);
  if (interval.from >= interval.to) return std::nullopt;
  return interval;
}

std::vector<Interval> overdue_intervals(std::span<const ClockRow> clocks) {
  std::vector<Interval> intervals;
  for (const ClockRow& row : clocks) {
    if (!row.breached_at) continue;
    if (const auto interval = overdue_interval({.clock = row.clock,
                                                .breached_at = *row.breached_at,
                                                .stopped_at = row.stopped_at,
                                                .waived_at = row.waived_at}))
      intervals.push_back(*interval);
  }
  return united(std::move(intervals));
}

std::vector<Interval> united(std::vector<Interval> intervals) {
  std::ranges::sort(intervals, {}, &Interval::from);
  std::vector<Interval> apart;
  for (const Interval& interval : intervals) {
    if (!apart.empty() && interval.from <= apart.back().to)
      apart.back().to = std::max(apart.back().to, interval.to);
    else
      apart.push_back(interval);
  }
  return apart;
}

}  // namespace tix
