// Words to event kinds and clocks.
#include "tix/ticket/event.hpp"

#include "tix/ticket/clock.hpp"

#include <algorithm>

namespace tix {

std::optional<EventKind> event_kind_named(std::string_view name) {
  const auto row = std::find_if(kEventKinds.begin(), kEventKinds.end(),
                                [&](const EventKindRow& candidate) { return candidate.name == name; });
  if (row == kEventKinds.end()) return std::nullopt;
  return row->kind;
}

std::optional<Clock> clock_named(std::string_view name) {
  const auto it = std::find(kClockNames.begin(), kClockNames.end(), name);
  if (it == kClockNames.end()) return std::nullopt;
  return static_cast<Clock>(it - kClockNames.begin());
}

}  // namespace tix
