// TOML text as a plain tree. Every value has its place; tables keep the order of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tix::desk {

/// A place in the text. Lines and columns count from 1.
struct Spot {
  int line = 1;
  int column = 1;
  friend constexpr auto operator<=>(Spot, Spot) = default;
};

struct TomlValue;
struct TomlEntry;
using TomlList = std::vector<TomlValue>;
using TomlTable = std::vector<TomlEntry>;

/// A value of a type that no key accepts: a fraction, a date or a time. `what` names it in an error.
struct TomlOther {
  std::string_view what;
};

struct TomlValue {
  Spot at;
  std::variant<std::string, std::int64_t, bool, TomlList, TomlTable, TomlOther> content;

  /// Returns null if the value is of another type.
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

/// Why a text is not TOML.
struct TomlMistake {
  Spot at;
  std::string why;
};

/// A parsed text: its root table, or its first mistake.
struct TomlText {
  TomlValue root;
  std::optional<TomlMistake> mistake;
};
TomlText parse_toml(std::string_view text);

/// Returns the value of a key, or null.
const TomlValue* find(const TomlTable& table, std::string_view key);

/// Returns a value as errors quote it: `'office'`, `12` or `a list`. Long texts are cut.
std::string shown(const TomlValue& value);

}  // namespace tix::desk
