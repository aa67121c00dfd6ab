// The message about an upgraded database.
#pragma once

#include "store/sqlite/upgrade.hpp"

#include <string>

namespace tix::cli {

/// Returns a line without its line break: the file's schema and the name of its backup.
std::string upgrade_text(const store::Upgraded& upgraded, const std::string& file);

}  // namespace tix::cli
