// Compares the stored rows of a ticket with its events.
#pragma once

#include "tix/sla/fold.hpp"

#include <string>

namespace tix::desk {

/// Returns which parts of a stored ticket differ from its fold, as a sentence; empty if none does.
std::string row_difference(const Folded& stored, const Folded& folded);

}  // namespace tix::desk
