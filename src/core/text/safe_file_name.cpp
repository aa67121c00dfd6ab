// Cleans a file name step by step: path, characters, ends, devices, length.
#include "tix/text/safe_file_name.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/media_type.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

namespace tix {
namespace {

/// A character of UTF-8: its code point and its size in bytes. nullopt: the text begins with an invalid byte.
struct Character {
  char32_t code_point;
  std::size_t size;
};

std::optional<Character> first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) < 0x80) return Character{byte(0), 1};
  const std::size_t size = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : 2;
  if (byte(0) < 0xc2 || byte(0) > 0xf4 || text.size() < size) return std::nullopt;
  char32_t code_point = byte(0) & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return std::nullopt;
    code_point = code_point << 6U | (byte(i) & 0x3fU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool is_surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  if (code_point < kSmallest.at(size) || code_point > 0x10ffff || is_surrogate) return std::nullopt;
  return Character{code_point, size};
}

/// Controls, line separators, and marks that are invisible or reorder text.
bool is_unsafe(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> kRanges = {{{0x00, 0x1f},
                                                                     {0x7f, 0x9f},
                                                                     {0xad, 0xad},
                                                                     {0x61c, 0x61c},
                                                                     {0x200b, 0x200f},
                                                                     {0x2028, 0x202e},
                                                                     {0x2060, 0x206f},
                                                                     {0xfeff, 0xfeff},
                                                                     {0xe0000, 0xe007f}}};
  return std::ranges::any_of(kRanges,
                             [&](const auto& range) { return range.first <= c && c <= range.second; });
}

std::string_view last_component(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string safe_characters(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::optional<Character> character = first_character(text);
    const std::size_t size = character ? character->size : 1;
    if (character && !is_unsafe(character->code_point)) out += text.substr(0, size);
    text.remove_prefix(size);
  }
  return out;
}

/// Hidden files, flags of commands, and ends that some systems drop.
std::string without_odd_ends(std::string_view name) {
  const std::size_t first = name.find_first_not_of(".- ");
  if (first == std::string_view::npos) return {};
  return std::string(name.substr(first, name.find_last_not_of(". ") - first + 1));
}

bool is_device(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kDevices = {"con", "prn",    "aux",
                                                               "nul", "conin$", "conout$"};
  const std::string stem = ascii_lower(name.substr(0, name.find('.')));
  const std::string_view trimmed = std::string_view(stem).substr(0, stem.find_last_not_of(' ') + 1);
  const bool is_port = trimmed.size() == 4 && (trimmed.starts_with("com") || trimmed.starts_with("lpt")) &&
                       trimmed[3] >= '0' && trimmed[3] <= '9';
  return is_port || std::ranges::find(kDevices, trimmed) != kDevices.end();
}

/// The dot of the extension, or the end of a name without one.
std::size_t extension_of(std::string_view name) {
  constexpr std::size_t kLongestExtension = 16;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.size() - dot > kLongestExtension) return name.size();
  return dot;
}

/// Puts `mark` before the extension, and cuts characters off before it so that the name fits.
std::string marked(std::string_view name, std::string_view mark) {
  const std::size_t dot = extension_of(name);
  const std::string_view extension = name.substr(dot);
  std::size_t kept = std::min(dot, kLongestFileName - extension.size() - mark.size());
  while (kept > 0 && kept < name.size() && (static_cast<unsigned char>(name[kept]) & 0xc0U) == 0x80) --kept;
  return std::string(name.substr(0, kept)).append(mark).append(extension);
}

}  // namespace

std::string safe_file_name(const NamedFile& file, int number) {
  std::string name = without_odd_ends(safe_characters(last_component(file.name)));
  if (name.empty()) return "part-" + std::to_string(number) + '.' + std::string(ending_of_type(file.type));
  if (is_device(name)) name.insert(0, 1, '_');
  return without_odd_ends(marked(name, ""));
}

std::vector<std::string> safe_file_names(const std::vector<NamedFile>& files) {
  std::vector<std::string> names;
  std::set<std::string> taken;  // in lower case: some file systems do not tell the two apart
  for (const NamedFile& file : files) {
    const std::string name = safe_file_name(file, static_cast<int>(names.size()) + 1);
    std::string free = name;
    for (int copy = 2; !taken.insert(ascii_lower(free)).second; ++copy)
      free = marked(name, '-' + std::to_string(copy));
    names.push_back(free);
  }
  return names;
}

}  // namespace tix
