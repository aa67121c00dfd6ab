// Links, merges and unanswered messages, read off the events.
#include "tix/ticket/relations.hpp"

#include "tix/ticket/ticket.hpp"

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
    const Link link{static_cast<LinkKind>(event.b), TicketId{event.a}};
    if (event.kind == EventKind::linked) add_once(found.links, link);
    if (event.kind == EventKind::unlinked) std::erase(found.links, link);
    if (event.kind == EventKind::merged) found.merged_into = TicketId{event.a};
    if (event.kind == EventKind::absorbed) add_once(found.absorbed, TicketId{event.a});
  }
  return found;
}

std::vector<Instant> waiting_since(std::span<const Event> events) {
  std::vector<Instant> waiting;
  for (const Event& event : events) {
    if (event.kind == EventKind::absorbed && event.b != 0) waiting.push_back(Instant::from_unix(event.b));
    const bool resolves = event.kind == EventKind::status && !is_unresolved(static_cast<Status>(event.a));
    if (resolves) waiting.clear();  // a resolve answers all that was asked before it
    if (event.kind != EventKind::message) continue;
    if (event.a == static_cast<std::int64_t>(MessageKind::received)) waiting.push_back(event.at);
    if (event.a == static_cast<std::int64_t>(MessageKind::reply)) waiting.clear();
  }
  return waiting;
}

}  // namespace tix
