// Parsing of whole numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// Parses the whole of `text` as decimal digits with an optional leading `-`. Returns nullopt for anything
/// else, including blanks and a leading `+`, and for numbers that do not fit in 64 bits.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace tix
