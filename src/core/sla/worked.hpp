// Working time in a ticket's past, by the hours that bound it at each instant.
#pragma once

#include "tix/sla/past.hpp"

namespace tix {

/// Working time of one span between two instants, by the hours of its policy; none: 24x7.
Seconds worked_in(const StateInterval& state_interval, const BindingTable& bindings, Instant from,
                  Instant to);

/// Working time in [from, to) while the ticket was unresolved, by the hours of the policy of each span.
Seconds worked_between(std::span<const StateInterval> state_intervals, const BindingTable& bindings,
                       Instant from, Instant to);

}  // namespace tix
