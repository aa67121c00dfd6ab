// Parses TOML. No other file of the desk file reader includes the TOML library.
#include "desk/file/desk_file_toml.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace tix::desk {
namespace {

/// Each dot nests a table, and the library destroys nested tables recursively: a line of a hundred thousand
/// dots would exhaust the stack.
constexpr std::ptrdiff_t kMostDotsInALine = 300;
/// The length at which a quoted value is cut.
constexpr std::size_t kShownLength = 40;

Spot spot(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

std::optional<TomlMistake> too_deep(std::string_view text) {
  int line = 1;
  for (std::size_t begin = 0; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view one = text.substr(begin, end - begin);
    if (std::ranges::count(one, '.') > kMostDotsInALine)
      return TomlMistake{{line, 1}, fmt::format("more than {} dots in one line", kMostDotsInALine)};
    begin = end + 1;
  }
  return std::nullopt;
}

/// Returns a key or text. Throws TomlMistake if it contains a NUL byte, which only an escape can put there.
std::string without_nul(const std::string& text, Spot at) {
  if (text.find('\0') != std::string::npos) throw TomlMistake{at, "text contains a NUL byte"};
  return text;
}

TomlValue tree(const toml::node& node);

TomlTable table_tree(const toml::table& table) {
  TomlTable entries;
  entries.reserve(table.size());
  for (const auto& [key, value] : table) {
    const Spot at = spot(key.source());
    entries.push_back({without_nul(std::string(key.str()), at), at, tree(value)});
  }
  // The library sorts keys by name.
  std::ranges::stable_sort(entries, {}, &TomlEntry::at);
  return entries;
}

TomlList list_tree(const toml::array& array) {
  TomlList list;
  list.reserve(array.size());
  for (const toml::node& element : array) list.push_back(tree(element));
  return list;
}

TomlValue tree(const toml::node& node) {
  const Spot at = spot(node.source());
  if (const auto* table = node.as_table()) return {at, table_tree(*table)};
  if (const auto* array = node.as_array()) return {at, list_tree(*array)};
  if (const auto* text = node.as_string()) return {at, without_nul(text->get(), at)};
  if (const auto* number = node.as_integer()) return {at, number->get()};
  if (const auto* flag = node.as_boolean()) return {at, flag->get()};
  return {at,
          TomlOther{node.is_floating_point() ? "a number with a fraction" : "a date or time without quotes"}};
}

/// Returns the message of the library without its beginning, as part of ours.
std::string in_our_words(std::string_view description) {
  constexpr std::string_view kLibraryWords = "Error while parsing ";
  if (description.starts_with(kLibraryWords)) description.remove_prefix(kLibraryWords.size());
  return fmt::format("not valid TOML: {}", description);
}

struct Shower {
  std::string operator()(const std::string& text) const {
    if (text.size() <= kShownLength && text.find('\n') == std::string::npos) return fmt::format("'{}'", text);
    std::size_t end = std::min({text.find('\n'), text.size(), kShownLength});
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    return fmt::format("'{}…'", std::string_view(text).substr(0, end));
  }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const TomlList&) const { return "a list"; }
  std::string operator()(const TomlTable&) const { return "a table"; }
  std::string operator()(TomlOther other) const { return std::string(other.what); }
};

}  // namespace

TomlText parse_toml(std::string_view text) {
  if (auto mistake = too_deep(text)) return {{}, std::move(mistake)};
  try {
    return {tree(toml::parse(text)), std::nullopt};
  } catch (const TomlMistake& mistake) {
    return {{}, mistake};
  } catch (const toml::parse_error& error) {
    return {{}, TomlMistake{spot(error.source()), in_our_words(error.description())}};
  }
}

const TomlValue* find(const TomlTable& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &TomlEntry::key);
  return found == table.end() ? nullptr : &found->value;
}

std::string shown(const TomlValue& value) {
  return std::visit(Shower{}, value.content);
}

}  // namespace tix::desk
