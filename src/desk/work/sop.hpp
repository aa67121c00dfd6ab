// The escalation procedure of a ticket, before and after it fires.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"

namespace tix::desk {

/// Returns every step of the desk in force: what it waits for, and what is to be done.
Report sop_of_desk(Reading& reading);

/// Returns one row per step and firing of a ticket: when it fires if nobody acts, or when it fired and how
/// late. `state` is fired, waits, due (the next sweep fires it), held (acknowledged), or why it does not
/// fire: its `when` does not match, or its clock does not run. A firing shows the procedure as it was then.
/// Throws Error{not_found}.
Report sop_of(Reading& reading, TicketId id);

/// Returns the firings of a ticket in order, with the procedures as they were then.
Report firings_of(Reading& reading, TicketId id);

}  // namespace tix::desk
