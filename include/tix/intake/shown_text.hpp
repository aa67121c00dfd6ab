// Which part of a message is shown: its beginning, up to the quotes and the signature.
#pragma once

#include <cstddef>
#include <string_view>

namespace tix {

/// Returns how many bytes of the text to show: all of it, or what stands before the quotes and the signature
/// at its end. Never cuts to nothing, and cuts quotes only if nothing but quotes and a signature follows, so
/// that answers between quoted lines stay. Cutting the shown part again changes nothing.
std::size_t shown_length(std::string_view text);

/// Returns whether a line of the text says that a forwarded message follows.
bool announces_forward(std::string_view text);

}  // namespace tix
