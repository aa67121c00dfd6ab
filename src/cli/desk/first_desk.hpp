// The desk that a new database begins with.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/new_database.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// Returns the desk of that file (`-`: the standard input), or the default one for the acting person, in the
/// zone of --zone or else of the machine. The folder of the default database is created if it is missing, no
/// other. Throws Error{usage}, and Error{storage} if the file cannot be read.
desk::InitOptions first_desk(Session& session, const std::optional<std::string>& desk_file);

/// Prints a message that a database was created, and with which desk.
void say_created(const Session& session, const std::string& database, const std::string& desk_name);

}  // namespace tix::cli
