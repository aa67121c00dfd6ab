// The desk a new database begins with.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/new_database.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// The desk of that file (`-`: the standard input), else the default one, in the zone of --zone, for whoever
/// acts. Error usage, and storage when the file cannot be read.
desk::InitOptions first_desk(Session& session, const std::optional<std::string>& desk_file);

/// Says beside the output that a database was made, and of what.
void say_made(const Session& session, const std::string& database, const std::string& desk_name);

}  // namespace tix::cli
