// The escalation procedure of a ticket, before and after it fires.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"
#include "tix/text/labelled_name.hpp"

namespace tix::desk {

/// Returns every step of the desk in force, with its moment, its condition and its actions.
Report sop_of_desk(Reading& reading);

/// Returns one row per step and firing of a ticket: when it fires if nobody acts, or when it fired and how
/// late. `state` is fired, waits (scheduled), due (the next sweep fires it), held (acknowledged), or the
/// reason why it does not fire. A firing shows the procedure as it was then. Throws Error{not_found}.
Report sop_of(Reading& reading, TicketId id, Audience audience);

/// Returns the firings of a ticket in order, with the procedures as they were then.
Report firings_of(Reading& reading, TicketId id);

}  // namespace tix::desk
