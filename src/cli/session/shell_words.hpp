// Splits a command line from the settings into words, as a shell would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Splits at blanks; quotes and backslashes work as in a POSIX shell. Expands nothing and runs no shell.
/// Throws Error{usage} for a quote that is not closed. Returns nothing for a blank line.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace tix::cli
