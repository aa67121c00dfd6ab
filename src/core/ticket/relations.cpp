// Computes links, merges and unanswered messages from the events of a ticket.
#include "tix/ticket/relations.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

template <class List, class Value>
void add_once(List& list, const Value& value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

Relations relations(std::span<const Event> events) {
  Relations found;
  for (const Event& event : events) {
    if (row_of(event.kind).a != Refers::ticket) continue;
    const auto other = event_value<Refers::ticket>(event);
    const Link link{event_value<Refers::link_kind>(event), other};
    if (event.kind == EventKind::linked) add_once(found.links, link);
    if (event.kind == EventKind::unlinked) std::erase(found.links, link);
    if (event.kind == EventKind::merged) found.merged_into = other;
    if (event.kind == EventKind::absorbed) add_once(found.absorbed, other);
  }
  return found;
}

std::vector<Instant> waiting_since(std::span<const Event> events) {
  std::vector<Instant> waiting;
  for (const Event& event : events) {
    if (const auto inherited = inherited_wait(event)) waiting.push_back(*inherited);
    if (is_message(event, MessageKind::received)) waiting.push_back(event.at);
    // A resolve answers all messages before it.
    if (is_resolve(event) || is_message(event, MessageKind::reply)) waiting.clear();
  }
  return waiting;
}

}  // namespace tix
