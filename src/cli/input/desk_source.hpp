// Which desk a command works with.
#pragma once

#include "cli/session/session.hpp"
#include "tix/policy/policy.hpp"

#include <optional>
#include <string>

namespace tix::cli {

/// The desk of that file (`-`: the standard input), else the newest one applied to the database. Error desk
/// with file, line and column; not_found when the database has none yet; storage.
Desk desk_of(Session& session, const std::optional<std::string>& desk_file);

/// Error not_found for an unknown name, with those there are and the nearest.
const Calendar& calendar_named(const Desk& desk, const std::string& name);

}  // namespace tix::cli
