// Looks up event kinds by name.
#include "tix/ticket/event.hpp"

#include <algorithm>

namespace tix {

std::optional<EventKind> event_kind_named(std::string_view name) {
  const auto row = std::ranges::find(kEventKinds, name, &EventKindRow::name);
  return row == kEventKinds.end() ? std::nullopt : std::optional(row->kind);
}

}  // namespace tix
