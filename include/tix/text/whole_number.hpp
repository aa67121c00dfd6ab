// Whole numbers as people and files write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// Returns the number that all of `text` is: decimal digits, with `-` before them if it is negative. Returns
/// nullopt for anything else, blanks and `+` among it, and for what 64 bits cannot hold.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace tix
