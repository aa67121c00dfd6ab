// Values of header fields as text, Message-IDs and times. All of them take any bytes and return
// valid UTF-8 in one line.
#pragma once

#include "tix/time/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Returns a raw value as UTF-8 in one line: unfolded, control characters as blanks, blanks around it
/// removed. Encoded words stay as they are.
std::string header_line(std::string_view raw);

/// Returns the text of a raw value, with encoded words (RFC 2047) decoded, also broken ones: characters split
/// between words, unknown character sets, blanks inside a word.
std::string header_text(std::string_view raw);

/// Returns the value with each run of encoded words as words in UTF-8, so that any parser of structured
/// headers reads their text, and nothing in it becomes structure.
std::string header_in_utf8_words(std::string_view raw);

/// Returns the Message-IDs of a raw value without their brackets, in order, also malformed ones.
std::vector<std::string> message_ids_in(std::string_view raw);

/// Parses a date such as `Mon, 10 Aug 2026 09:00:00 +0700`, also as many programs misspell it. Returns
/// nullopt if it is none.
std::optional<Instant> mail_date(std::string_view text);

}  // namespace tix::format
