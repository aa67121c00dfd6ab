// Compares the numbers of events, which are in the order of recording.
#include "tix/ticket/overtaken_bindings.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {

void remove_overtaken_bindings(std::vector<Event>& events) {
  std::vector<Event> undos;
  for (const Event& event : events)
    if (event.kind == EventKind::undone && event_value<Refers::last_undone>(event) != 0)
      undos.push_back(event);
  if (undos.empty()) return;
  const auto is_overtaken = [](const Event& bound, const Event& undo) {
    return event_value<Refers::last_undone>(undo) < bound.seq && bound.seq < undo.seq &&
           bound.change != undo.change;
  };
  std::erase_if(events, [&](const Event& event) {
    return event.kind == EventKind::bound &&
           std::ranges::any_of(undos, [&](const Event& undo) { return is_overtaken(event, undo); });
  });
}

}  // namespace tix
