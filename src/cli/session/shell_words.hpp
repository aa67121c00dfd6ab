// A command line of the user's own setting, as the words a shell would make of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Splits at blanks; quotes and backslashes as in a POSIX shell. Nothing is expanded and no shell is run.
/// Error usage for a quote that is not closed; empty for no words.
std::vector<std::string> shell_words(std::string_view line);

}  // namespace tix::cli
