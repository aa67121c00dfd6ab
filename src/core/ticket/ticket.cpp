// The state of a ticket at an instant.
#include "tix/ticket/ticket.hpp"

#include "tix/ticket/name_table.hpp"

namespace tix {

bool Ticket::is_void() const {
  return !unresolved() && resolution == kVoidResolution;
}

Status status_at(const Ticket& ticket, Instant now, WallSeconds reopen_window) {
  if (ticket.status != Status::resolved || !ticket.resolved_at) return ticket.status;
  return now - *ticket.resolved_at < reopen_window ? Status::resolved : Status::closed;
}

}  // namespace tix
