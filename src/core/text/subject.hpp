// Normalised titles, so that tickets about the same subject can be counted together.
#pragma once

#include <string>
#include <string_view>

namespace tix {

/// Returns the words of a title in lower case, separated by single blanks.
///
/// Leading reply and forward prefixes (`Re:`, `Fwd:`, `AW[2]:`) and bracketed ticket marks (`[tix #42]`) are
/// removed, and so is punctuation. Each number becomes `#`, also within a word (`office12` gives `office#`).
/// A word with more than one number is taken for an id and becomes a single `#`. Consecutive `#` are merged,
/// and leading and trailing ones are removed, but a title that consists of numbers only gives `#`.
///
/// Latin, Greek and Cyrillic capitals are lowered; other scripts are kept as they are. Bytes that are not
/// UTF-8 separate words.
std::string normal_subject(std::string_view title);

}  // namespace tix
