// The escalation procedure of a ticket, before and after it fires.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"

namespace tix::desk {

/// Every step of the desk in force: what it waits for, and what is to be done.
Report sop_of_desk(Reading& reading);

/// The same for one ticket, a row a step and firing: when it fires if nobody acts, or when it did and how
/// late. `state` is fired, waits, due (the next sweep fires it), held (acknowledged), or why it does not
/// come: its `when` is not true, or its clock does not run. What fired shows the procedure as it was then.
/// Error not_found.
Report sop_of(Reading& reading, TicketId id);

/// What has fired on a ticket, in order, with the procedure as it was then.
Report firings_of(Reading& reading, TicketId id);

}  // namespace tix::desk
