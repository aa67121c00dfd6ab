// Steps through UTF-8 that may be invalid.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tix::format {

/// One step through a text: a code point, or one invalid byte.
struct Utf8Step {
  char32_t code_point = 0;  ///< meaningless when `valid` is false
  std::size_t size = 1;     ///< bytes taken, at least 1
  bool valid = false;
};

/// Returns the step at the beginning of `text`, which must not be empty. Surrogates and overlong forms are
/// invalid.
Utf8Step utf8_step(std::string_view text);

/// Returns whether all bytes are 0x01 to 0x7f: the quick answer for most texts.
bool is_plain_ascii(std::string_view text);
/// Returns whether all bytes are printable ASCII, 0x20 to 0x7e: as wide as it is long, nothing to escape.
bool is_printable_ascii(std::string_view text);
bool is_valid_utf8(std::string_view text);

/// Returns whether a code point can control a terminal: C0, DEL, C1, line and paragraph separators, and the
/// bidi embeddings, overrides and isolates that disguise text.
bool must_be_escaped(char32_t code_point);

/// Returns why a value cannot be stored as text (`a NUL byte`, `bytes that are not UTF-8`), or empty.
std::string_view text_problem(std::string_view value);

void append_utf8(std::string& out, char32_t code_point);
/// Appends `text` with every NUL and invalid byte replaced by U+FFFD, so that it can be stored as text.
void append_valid_utf8(std::string& out, std::string_view text);

}  // namespace tix::format
