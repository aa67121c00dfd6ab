// Finds the desk that a command uses.
#pragma once

#include "cli/session/session.hpp"
#include "tix/policy/policy.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// Returns the desk of a file (`-`: standard input), or without one the desk in force in the database. Throws
/// Error{desk} with file, line and column, Error{not_found} if the database has none yet, or Error{storage}.
Desk desk_of(Session& session, const std::optional<std::string>& desk_file);

/// Returns the zone in which times are printed: --zone, or else that of the desk in force. Throws
/// Error{usage} for an unknown zone, Error{desk} if no desk has been applied.
const Zone& shown_zone(const Session& session);

/// Returns a calendar by name. Throws Error{not_found} for an unknown name, with the existing names and the
/// nearest one.
const Calendar& calendar_named(const Desk& desk, const std::string& name);

}  // namespace tix::cli
