// The manual page in roff, from the same tables as the help.
#pragma once

#include <string>

namespace tix::cli {

/// tix(1), complete; the same bytes for the same version.
std::string man_page();

}  // namespace tix::cli
