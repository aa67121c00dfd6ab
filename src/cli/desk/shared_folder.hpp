// The folder of a database that a group shares.
#pragma once

#include "cli/session/env.hpp"

#include <filesystem>
#include <string>

namespace tix::cli {

/// Gives a folder to a group: its members may create and remove files in it, as SQLite does beside a
/// database, and what they create belongs to the group. Other permissions stay as they are, and a folder that
/// is the group's already is left alone. Throws Error{usage} for an unknown group, Error{refused} for a
/// folder that is somebody else's, is shared with others, holds anything or has the sticky bit, and
/// Error{storage} if the system refuses.
void share_folder(const Env& env, const std::filesystem::path& folder, const std::string& group);

}  // namespace tix::cli
