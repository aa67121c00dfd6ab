// A ticket's history folded again under another desk.
#pragma once

#include "tix/policy/recorder.hpp"

#include <span>

namespace tix {

/// What these events would say if the recorder's desk had been in force from the beginning: their bindings
/// are taken out and recorded anew, change by change in the order of recording, as the commands did it. All
/// else happened as it happened, dues set by hand and what steps and rules did among it. `events` in order of
/// (at, seq), with the creation.
Folded folded_under(Recorder& recorder, TicketId id, std::span<const Event> events);

}  // namespace tix
