// A folder that a group of people on one machine share a database in.
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace tix::cli {

/// Makes the database's folder where it is missing, gives it to the group and sets its setgid bit, so that
/// what is made in it is the group's. Gives the mode for the database. Error usage for an unknown group,
/// storage when the folder cannot be given to it.
mode_t prepare_shared_folder(const std::filesystem::path& database, const std::string& group);

}  // namespace tix::cli
