// Output lines as text that a document can hold: escapes, suffixes, broken UTF-8.
#include "documents/compare.hpp"

#include <array>

namespace documents {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::array<std::string_view, 3> kSuffixes = {" (esc)", " (re)", " (no-eol)"};

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Returns the length in bytes of the valid UTF-8 character at `i`, or 0.
std::size_t character_length(std::string_view text, std::size_t i) {
  const unsigned char first = byte_at(text, i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length == 0 || first > 0xf4 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte_at(text, i + k) & 0xc0) != 0x80) return 0;
  }
  return length;
}

bool is_plain(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = character_length(line, i);
    if (length == 0 || byte_at(line, i) < 0x20 || line[i] == 0x7f) return false;
    i += length;
  }
  return true;
}

bool reads_as_something_else(std::string_view line) {
  for (const auto suffix : kSuffixes) {
    if (line.ends_with(suffix)) return true;
  }
  const bool is_command = line.starts_with("$ ") || line.starts_with("> ") || line == ">";
  return is_command || line.starts_with("```") || is_exit_code(line);
}

void append_hex(std::string& text, unsigned char byte) {
  text += "\\x";
  text += kHex[byte >> 4U];
  text += kHex[byte & 0xfU];
}

}  // namespace

std::string printable(std::string_view line) {
  const bool hide_first = reads_as_something_else(line);
  if (is_plain(line) && !hide_first) return std::string(line);
  std::string text;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t length = character_length(line, i);
    const unsigned char byte = byte_at(line, i);
    if (i == 0 && hide_first && length == 1 && byte >= 0x20) {
      append_hex(text, byte);
    } else if (line[i] == '\\') {
      text += "\\\\";
    } else if (line[i] == '\t') {
      text += "\\t";
    } else if (line[i] == '\r') {
      text += "\\r";
    } else if (length == 0 || byte < 0x20 || byte == 0x7f) {
      append_hex(text, byte);
    } else {
      text += line.substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  return text + " (esc)";
}

std::vector<std::string> printable_lines(std::string_view output) {
  std::vector<std::string> lines;
  for (const std::string& line : split_lines(output)) lines.push_back(printable(line));
  if (!output.empty() && output.back() != '\n') lines.back() += " (no-eol)";
  return lines;
}

}  // namespace documents
