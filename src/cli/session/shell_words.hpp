// Splits a command line from the settings into words, as a shell would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Splits a line at blanks. Quotes and backslashes work as in a POSIX shell; nothing is expanded and no shell
/// runs. Throws Error{usage} for a quote that is not closed. Returns no words for a blank line.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace tix::cli
