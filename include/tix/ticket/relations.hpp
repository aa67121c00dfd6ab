// The relations of a ticket to others: its links, the ticket it was merged into, and the tickets merged into
// it.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <span>
#include <vector>

namespace tix {

/// One link of a ticket, seen from that ticket. The other ticket has the opposite link.
struct Link {
  LinkKind kind = LinkKind::relates_to;
  TicketId other;

  friend bool operator==(const Link&, const Link&) = default;
};

/// The relations of one ticket as of the last event given.
struct Relations {
  std::vector<Link> links;         ///< the links not removed again, in order of linking, without duplicates
  TicketId merged_into;            ///< 0: not merged
  std::vector<TicketId> absorbed;  ///< the tickets merged into this one, in order, without duplicates
};

/// Computes the relations from the events of a ticket, which must be in the order of (at, seq).
Relations relations(std::span<const Event> events);

/// Returns the times of the unanswered customer messages, in the order of the events. A public reply and a
/// resolve answer all messages before them. Includes those that a merge brought from another ticket.
std::vector<Instant> waiting_since(std::span<const Event> events);

}  // namespace tix
