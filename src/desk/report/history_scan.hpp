// The history of tickets in a range, read as cheaply as filter and grouping allow.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace tix::desk {

/// Whether state intervals are read where the slicing does not look at them.
enum class Spans : std::uint8_t { as_needed, always };

/// Visits every ticket unresolved in a second of `range` or the one before it, or that left in it, in order
/// of id: its columns alone where they suffice, else the whole ticket. `slicing` shows it.
void scan_history(Reading& reading, Slicing& slicing, const Interval& range, Spans spans,
                  const std::function<void(const Past&)>& visit);

/// The same with the intervals in which the ticket was overdue, apart from each other and in order.
void scan_lateness(Reading& reading, Slicing& slicing, const Interval& range,
                   const std::function<void(const Past&, const std::vector<Interval>& late)>& visit);

}  // namespace tix::desk
