// A short name for a text, to tell versions apart.
#pragma once

#include <string>
#include <string_view>

namespace tix {

/// 16 hexadecimal digits: FNV-1a, 64 bits (Fowler, Noll, Vo). Tells texts apart; no protection against
/// forgery.
std::string content_hash(std::string_view text);

}  // namespace tix
