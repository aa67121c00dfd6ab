// --columns for commands that choose from more columns than they show.
#pragma once

#include "cli/session.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// The columns of tickets to gather: those named with --columns; all of them when the option stands alone, so
/// that their names can be listed; none (the usual ones) without it.
std::vector<std::string> ticket_columns(const Session& session);

}  // namespace tix::cli
