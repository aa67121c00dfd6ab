// Errors in filters, shown with a caret under the mistake.
#pragma once

#include "tix/text/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace tix {

/// Returns Error{usage} with a message of three lines: `words`, the filter on one line (an excerpt if it is
/// long), and a caret under the byte at index `at`.
Error filter_mistake(std::string_view filter, std::size_t at, const std::string& words,
                     const std::string& hint = {});

/// Returns text from outside in a form that is safe in a message: control characters and invalid UTF-8 become
/// escapes such as `\x1b`, tabs and line ends become blanks, and the text is cut after `max` columns.
std::string shown(std::string_view text, std::size_t max = 60);

/// Returns `shown(text)` in single quotes, as messages quote user input.
std::string in_words(std::string_view text);

}  // namespace tix
