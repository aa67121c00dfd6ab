// TOML text as a plain tree: every value with its place, tables in the order of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tix::desk {

/// Where in the text something begins; both count from 1.
struct Spot {
  int line = 1;
  int column = 1;
  friend constexpr auto operator<=>(Spot, Spot) = default;
};

struct TomlValue;
struct TomlEntry;
using TomlList = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>;

/// A number with a fraction, a date or a time: no key of ours takes one; `what` names it in an error.
struct TomlOther {
  std::string_view what;
};

struct TomlValue {
  Spot at;
  std::variant<std::string, std::int64_t, bool, TomlList, TomlTable, TomlOther> content;

  /// Null when the value is of another type.
  template <class T>
  const T* as() const {
    return std::get_if<T>(&content);
  }
};

struct TomlEntry {
  std::string key;
  Spot at;  ///< of the key
  TomlValue value;
};

/// Why a text is no TOML.
struct TomlMistake {
  Spot at;
  std::string why;
};

/// A text read: its root table, or the first mistake.
struct TomlText {
  TomlValue root;
  std::optional<TomlMistake> mistake;
};
TomlText parse_toml(std::string_view text);

/// The value of a key, or null.
const TomlValue* find(const TomlTable& table, std::string_view key);

/// A value as an error quotes it: `"office"`, `12`, `a list`; long texts are cut.
std::string shown(const TomlValue& value);

}  // namespace tix::desk
