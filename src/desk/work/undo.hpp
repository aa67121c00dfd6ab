// Taking back a command: a change that names another, which is left out of every fold from then on.
#pragma once

#include "desk/work/work.hpp"
#include "store/people/people_store.hpp"
#include "tix/ticket/event.hpp"

#include <vector>

namespace tix::desk {

/// How long after it was recorded a command can be undone.
inline constexpr WallSeconds kUndoWindow{24 * 3600};

struct TakenBack {
  TicketId id;
  std::vector<Event> events;  ///< that no longer stand
};

struct Undone {
  store::Change change;  ///< the command taken back
  std::vector<TakenBack> tickets;
};

/// Takes back the actor's last command that stands and recorded something on tickets. Error refused when
/// there is none; when it made a ticket, imported, applied a desk or took words away; when it is older than
/// kUndoWindow; when somebody has acted on one of its tickets since; when it was mailed to somebody outside
/// the desk; when a ref it would give back is another ticket's by now. What it told colleagues and has not
/// gone out will not. Without `work.commit()` nothing has happened.
Undone undo(Work& work);

}  // namespace tix::desk
