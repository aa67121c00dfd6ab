// Finds periods by instants, and counts by differences: an interval adds its weight where it begins and
// subtracts it where it ends, and a running sum gives the count of each period.
#include "tix/calendar/period_ends.hpp"

#include <algorithm>

namespace tix {

bool PeriodRow::is_last_cut_off(const Zone& zone) const {
  return each_ && period_name(*each_, zone.local(whole().to).date()) == periods_.back().name;
}

std::size_t PeriodRow::at(Instant t) const {
  const auto later = std::ranges::upper_bound(periods_, t, {}, [](const Period& p) { return p.range.to; });
  return static_cast<std::size_t>(later - periods_.begin());
}

std::size_t PeriodRow::first_ending(Instant t) const {
  const auto first =
      std::ranges::lower_bound(periods_, t, {}, [](const Period& period) { return period.range.last(); });
  return static_cast<std::size_t>(first - periods_.begin());
}

void EndCount::add(const PeriodRow& periods, Instant from, Instant to, std::int64_t weight) {
  const std::size_t first = periods.first_ending(from), end = periods.first_ending(to);
  if (first >= end) return;
  if (changes_.empty()) changes_.resize(periods.size() + 1);
  changes_[first] += weight;
  changes_[end] -= weight;
}

std::vector<std::int64_t> EndCount::counts(const PeriodRow& periods) const {
  std::vector<std::int64_t> counts(periods.size());
  std::int64_t now = 0;
  for (std::size_t i = 0; i < counts.size() && !changes_.empty(); ++i) counts[i] = now += changes_[i];
  return counts;
}

}  // namespace tix
