// How a ticket stands to others: its links, what it was merged into, what was merged into it.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <span>
#include <vector>

namespace tix {

struct Link {
  LinkKind kind = LinkKind::relates_to;
  TicketId other;

  friend bool operator==(const Link&, const Link&) = default;
};

struct Relations {
  std::vector<Link> links;         ///< those that stand, in order of linking, each once
  TicketId merged_into;            ///< 0: it is not merged
  std::vector<TicketId> absorbed;  ///< merged into this one, in order, each once
};

/// Reads the relations off a ticket's events, in order of (at, seq).
Relations relations(std::span<const Event> events);

/// Returns when each customer message was written that nobody has answered yet, by a reply or by resolving
/// the ticket; inherited ones too; in the order of the events.
std::vector<Instant> waiting_since(std::span<const Event> events);

}  // namespace tix
