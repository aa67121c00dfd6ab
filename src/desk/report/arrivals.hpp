// Tickets created in a range, put into rows as they are known as of the report.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/patterns.hpp"

#include <functional>

namespace tix::desk {

/// A ticket created in the range; `slicing` shows it.
using ArrivedVisitor = std::function<void(TicketId, const StateInterval& now, const Arrival&)>;

/// How much of an arrival is asked for.
enum class ArrivalDepth : std::uint8_t { instants, outcomes };

/// Visits every ticket created in the range and by as_of, in order of id: bare rows where filter and grouping
/// look at nothing else, whole tickets else. For `instants` no more of an arrival is filled in than when it
/// was.
void each_arrival(Reading& reading, Slicing& slicing, const Filter& filter, const Interval& range,
                  ArrivalDepth depth, const ArrivedVisitor& visit);

}  // namespace tix::desk
