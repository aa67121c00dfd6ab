// Folds the history of a ticket as if another desk file had been in force. Used by policy trials.
#pragma once

#include "tix/policy/recorder.hpp"

#include <span>

namespace tix {

/// Returns the state that the events would give if the desk of the recorder had been in force from the
/// beginning. Drops the recorded bindings and binds again, change by change in the order of recording, as the
/// commands would have done. All other events stay as they are, including dues set by hand and the effects of
/// steps and rules. `events` must be in order of (at, seq) and begin with the creation.
Folded folded_under(Recorder& recorder, TicketId id, std::span<const Event> events);

}  // namespace tix
