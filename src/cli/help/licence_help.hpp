// The licences of tix and of the libraries that are linked into it.
#pragma once

#include <string>

namespace tix::cli {

/// `tix help licences`: a table, then every text in full.
std::string licence_help();

}  // namespace tix::cli
