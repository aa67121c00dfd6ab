// The desk that a new database begins with.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/new_database.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// Returns the desk of a file (`-` is standard input), or without one the starter desk for the acting person,
/// in the zone of --zone or else of the machine. Only the folder of the default database is created if it is
/// missing. Throws Error{usage}, or Error{storage} if the file cannot be read.
desk::InitOptions first_desk(Session& session, const std::optional<std::string>& desk_file);

/// Prints that a database was created, and with which desk.
void say_created(const Session& session, const std::string& database, const std::string& desk_name);

}  // namespace tix::cli
