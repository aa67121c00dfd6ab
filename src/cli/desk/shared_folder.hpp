// The folder of a database that a group shares.
#pragma once

#include "cli/session/env.hpp"

#include <filesystem>
#include <string>

namespace tix::cli {

/// Gives a folder to a group, so that members can create and remove files in it, as SQLite does next to a
/// database, and their files belong to the group. Keeps other permissions, and leaves a folder unchanged that
/// already belongs to the group. Throws Error{usage} for an unknown group, Error{refused} for a folder that
/// belongs to somebody else, is shared with others, is not empty or has the sticky bit, and Error{storage} if
/// the system refuses.
void share_folder(const Env& env, const std::filesystem::path& folder, const std::string& group);

}  // namespace tix::cli
