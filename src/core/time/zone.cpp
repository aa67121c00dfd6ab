// The two lookups between instants and clock readings, and the dates on which they are not a plain shift.
#include "tix/time/zone.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace tix {
namespace {

constexpr auto kForever = std::numeric_limits<std::int64_t>::max();

}  // namespace

Zone::Zone(std::string name, const std::vector<Period>& periods) : name_(std::move(name)) {
  for (const auto& period : periods) {
    if (!offsets_.empty() && offsets_.back() == period.offset) continue;
    begins_.push_back(begins_.empty() ? std::numeric_limits<std::int64_t>::min() : period.begin.unix());
    offsets_.push_back(period.offset);
  }
  auto reached = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i) {
    const auto before = begins_[i + 1] + offsets_[i];
    const auto after = begins_[i + 1] + offsets_[i + 1];
    reached = std::max(reached, before);
    high_water_.push_back(reached);
    // A jump touches the dates from the last second before it to its far end, whichever way it goes.
    const auto first = LocalTime::from_seconds(std::min(before, after) - 1).date();
    const auto last = LocalTime::from_seconds(std::max(before, after)).date();
    for (auto date = first; date <= last; date = date + 1) irregular_dates_.push_back(date);
  }
  high_water_.push_back(kForever);
  std::ranges::sort(irregular_dates_);
  const auto [first, last] = std::ranges::unique(irregular_dates_);
  irregular_dates_.erase(first, last);
}

std::size_t Zone::period_at(Instant t) const {
  const auto next = std::upper_bound(begins_.begin() + 1, begins_.end(), t.unix());
  return static_cast<std::size_t>(std::distance(begins_.begin(), next)) - 1;
}

Instant Zone::first_at_or_after(LocalTime x) const {
  const auto it = std::ranges::upper_bound(high_water_, x.seconds());
  const auto i = static_cast<std::size_t>(std::distance(high_water_.begin(), it));
  return Instant::from_unix(std::max(begins_[i], x.seconds() - offsets_[i]));
}

LocalTime Zone::reached(Instant t) const {
  const auto i = period_at(t);
  const auto shown = t.unix() + offsets_[i];
  return LocalTime::from_seconds(i == 0 ? shown : std::max(shown, high_water_[i - 1] - 1));
}

std::vector<Zone::Period> Zone::periods() const {
  std::vector<Period> periods;
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    periods.push_back({Instant::from_unix(begins_[i]), offsets_[i]});
  }
  return periods;
}

}  // namespace tix
