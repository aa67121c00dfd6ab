// Undoes a command: records a change that names another, which every later fold leaves out.
#pragma once

#include "desk/work/work.hpp"
#include "store/people/people_store.hpp"
#include "tix/ticket/event.hpp"

#include <vector>

namespace tix::desk {

/// How long after it was recorded a command can be undone.
inline constexpr WallSeconds kUndoWindow{24 * 3600};

struct RevertedTicket {
  TicketId id;
  std::vector<Event> events;  ///< the undone events
};

struct Undone {
  store::Change change;  ///< the undone command
  std::vector<RevertedTicket> tickets;
  std::vector<TicketId> passed;  ///< made by later commands, which are not undone
};

/// Undoes the actor's last command that recorded something on tickets, created none and is not undone, and
/// rebinds its tickets, so that every number at every instant becomes that of the history without the
/// command. Throws Error{refused} if there is none; if it imported, applied a desk or redacted; if it is
/// older than kUndoWindow; if somebody has acted on one of its tickets since; if it was mailed to somebody
/// outside the desk; or if a ref it would restore belongs to another ticket by now. Cancels its unsent
/// notifications to colleagues. Takes effect only with `work.commit()`.
Undone undo(Work& work);

}  // namespace tix::desk
