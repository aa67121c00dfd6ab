// Working time in a ticket's past, by the calendar in force at each instant.
#pragma once

#include "tix/sla/past.hpp"

namespace tix {

/// Returns the working time of one state interval within [from, to), by the calendar of its policy. Without a
/// calendar every second counts.
Seconds worked_in(const StateInterval& state_interval, const BindingTable& bindings, Instant from,
                  Instant to);

/// Returns the working time within [from, to) while the ticket was unresolved, each state interval by the
/// calendar of its own policy. Linear in the number of intervals.
Seconds worked_between(std::span<const StateInterval> state_intervals, const BindingTable& bindings,
                       Instant from, Instant to);

}  // namespace tix
