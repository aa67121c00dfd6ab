// Shows long output in the user's pager.
#pragma once

#include <string>
#include <string_view>

namespace tix::cli {

/// Runs `pager`, a command line for the shell, with `text` on its standard input, and waits for it to exit.
/// Returns false, without a message from the shell, if there is no such program.
bool page_through(const std::string& pager, std::string_view text);

}  // namespace tix::cli
