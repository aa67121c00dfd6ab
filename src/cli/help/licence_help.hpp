// The help page about the licences of tix and of the libraries linked into it.
#pragma once

#include <string>

namespace tix::cli {

/// Returns the text of `tix help licences`: a table, then every licence in full.
std::string licence_help();

}  // namespace tix::cli
