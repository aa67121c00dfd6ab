// Words to event kinds and clocks.
#include "tix/ticket/event.hpp"

#include "tix/ticket/clock.hpp"

#include <algorithm>

namespace tix {

std::optional<EventKind> event_kind_named(std::string_view name) {
  const auto row = std::ranges::find(kEventKinds, name, &EventKindRow::name);
  if (row == kEventKinds.end()) return std::nullopt;
  return row->kind;
}

std::optional<Clock> clock_named(std::string_view name) {
  const auto it = std::ranges::find(kClockNames, name);
  if (it == kClockNames.end()) return std::nullopt;
  return static_cast<Clock>(it - kClockNames.begin());
}

}  // namespace tix
