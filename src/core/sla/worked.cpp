// Cuts state intervals to the range and measures each by the calendar of its own binding.
#include "core/sla/worked.hpp"

#include "tix/calendar/business_time.hpp"

#include <algorithm>

namespace tix {

Seconds worked_in(const StateInterval& state_interval, const BindingTable& bindings, Instant from,
                  Instant to) {
  const Instant begin = std::max(state_interval.from, from), end = std::min(state_interval.to, to);
  if (begin >= end) return {};
  return elapsed(bindings[state_interval.binding].calendar.get(), begin, end);
}

Seconds worked_between(std::span<const StateInterval> state_intervals, const BindingTable& bindings,
                       Instant from, Instant to) {
  Seconds sum;
  for (const StateInterval& state_interval : state_intervals)
    if (is_unresolved(state_interval.status)) sum += worked_in(state_interval, bindings, from, to);
  return sum;
}

}  // namespace tix
