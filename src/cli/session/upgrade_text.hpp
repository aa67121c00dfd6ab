// What people read when a database has been upgraded.
#pragma once

#include "store/sqlite/upgrade.hpp"

#include <string>

namespace tix::cli {

/// Returns a line without its end: which schema the file has now, and where its copy is.
std::string upgrade_text(const store::Upgraded& upgraded, const std::string& file);

}  // namespace tix::cli
