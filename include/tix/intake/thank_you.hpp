// Whether a message only says thank you.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tix {

/// Returns whether the text has no words but `thanks` and fillers such as `very much`, and says thank you at
/// least once, in words or by a pictogram. Case, signs and pictograms around the words are ignored. A
/// question mark asks for an answer.
bool is_thank_you(std::string_view text, std::span<const std::string> thanks);

}  // namespace tix
