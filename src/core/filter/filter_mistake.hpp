// A mistake in a filter, shown with a caret under it.
#pragma once

#include "tix/text/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tix {

/// Three lines: `words`, the filter on one line (an excerpt when it is long), and a caret under the byte at
/// `at`.
Error filter_mistake(std::string_view filter, std::size_t at, const std::string& words,
                     const std::string& hint = {});

/// Text from outside as it may appear in a message: control characters and broken UTF-8 as `\x1b`, blanks as
/// spaces, cut after `max` columns.
std::string shown(std::string_view text, std::size_t max = 60);

/// In single quotes, as messages quote what was typed.
std::string in_words(std::string_view text);

}  // namespace tix
