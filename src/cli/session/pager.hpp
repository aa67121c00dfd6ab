// The pager: a program on whose standard input long output is shown.
#pragma once

#include <string>
#include <string_view>

namespace tix::cli {

/// Runs `pager`, a line for the shell, with `text` on its standard input and waits for its end. Returns
/// false, with nothing said by the shell, when there is no such program.
bool page_through(const std::string& pager, std::string_view text);

}  // namespace tix::cli
