// Reads the history of tickets in a range, as cheaply as filter and grouping allow.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace tix::desk {

/// Whether state intervals are read even if the slicing does not need them.
enum class Spans : std::uint8_t { as_needed, always };

/// Visits every ticket that was unresolved in any second of `range` or in the one before it, or was resolved
/// in it, in order of id. Reads the whole ticket only if its columns do not suffice, and passes it to
/// `slicing`.
void scan_history(Reading& reading, Slicing& slicing, const Interval& range, Spans spans,
                  const std::function<void(const Past&)>& visit);

/// Visits the same tickets with the intervals in which each was overdue, disjoint and in order.
void scan_lateness(Reading& reading, Slicing& slicing, const Interval& range,
                   const std::function<void(const Past&, const std::vector<Interval>& late)>& visit);

}  // namespace tix::desk
