// Checks text that comes from outside.
#pragma once

#include <string_view>

namespace tix::cli {

/// Throws Error{usage} unless `value` can be stored as text: UTF-8 without a NUL byte. `what` names it in the
/// message (`--tag`, `notes.txt:3`).
void require_text(std::string_view what, std::string_view value);

}  // namespace tix::cli
