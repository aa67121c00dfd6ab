// The text of `tix --version`.
#pragma once

#include <string>
#include <string_view>

namespace tix::cli {

/// Returns the program's version, such as `0.1.0`.
std::string_view version();

/// Returns `tix 0.1.0`. With `verbose`, adds the versions of the time zone data and of every linked library,
/// one per line.
std::string version_text(bool verbose);

}  // namespace tix::cli
