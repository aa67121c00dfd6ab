// What `tix --version` says.
#pragma once

#include <string>
#include <string_view>

namespace tix::cli {

/// The program's version, as `0.1.0`.
std::string_view version();

/// `tix 0.1.0`; with `verbose` also the versions of what it is built on, a line each.
std::string version_text(bool verbose);

}  // namespace tix::cli
