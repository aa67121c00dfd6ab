// Copies runs of plain bytes whole and escapes only what JSON forbids.
#include "format/text/json_text.hpp"

#include "format/text/utf8.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// Bytes a JSON string may hold as they are.
constexpr std::array<bool, 256> kAsIs = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0x20; byte < 0x7f; ++byte) table[byte] = byte != '"' && byte != '\\';
  return table;
}();

bool is_as_is(char c) {
  return kAsIs[static_cast<unsigned char>(c)];
}

struct Short {
  char byte;
  std::string_view escape;
};
constexpr Short kShort[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};

void append_ascii_escape(std::string& out, char c) {
  for (const Short& entry : kShort) {
    if (entry.byte == c) {
      out += entry.escape;
      return;
    }
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto run = static_cast<std::size_t>(std::ranges::find_if_not(text, is_as_is) - text.begin());
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) break;
    const Utf8Step step = utf8_step(text);
    if (!step.valid || step.code_point == 0) {
      append_utf8(out, U'\uFFFD');
    } else if (step.size == 1) {
      append_ascii_escape(out, text.front());
    } else if (must_be_escaped(step.code_point)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(step.code_point));
    } else {
      out.append(text.substr(0, step.size));
    }
    text.remove_prefix(step.size);
  }
  out += '"';
}

}  // namespace tix::format
