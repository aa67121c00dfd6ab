// The text of `tix --version`.
#pragma once

#include <string>
#include <string_view>

namespace tix::cli {

/// Returns the program's version, as `0.1.0`.
std::string_view version();

/// Returns `tix 0.1.0`; with `verbose` also the versions of the zone data it reads and of every library in
/// it, one per line.
std::string version_text(bool verbose);

}  // namespace tix::cli
