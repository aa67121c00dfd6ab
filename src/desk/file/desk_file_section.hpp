// Reads a section of the desk file by a table of its keys, each with its reader and its row.
#pragma once

#include "desk/file/desk_file_reading.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tix::desk {

/// One key of a section that fills a T. `read` returns false if the value is not what `row.accepted`
/// describes. For a more precise message it throws an Error, or notes mistakes itself and returns true.
template <class T>
struct Key {
  bool (*read)(const TomlValue& value, T& into, FileReading& reading);
  KeyRow row;
};

/// Returns what there is to know about each key, in the same order.
template <class T, std::size_t N>
std::vector<KeyRow> rows_of(const std::array<Key<T>, N>& keys) {
  std::vector<KeyRow> rows;
  for (const Key<T>& key : keys) rows.push_back(key.row);
  return rows;
}

/// The keys of a section that are not in its table (the weekdays of a calendar): their names, for
/// suggestions, and a reader that returns false for any other key.
template <class T>
struct OtherKeys {
  std::span<const std::string_view> names = {};
  bool (*read)(const TomlEntry& entry, T& into, FileReading& reading) = [](const TomlEntry&, T&,
                                                                           FileReading&) { return false; };
};

/// Reads a table by its keys, in the order of `keys` rather than of the text: a later key may need an earlier
/// one. Two rows of one name both read it. `title` names the section in mistakes, such as `[team.frontline]`.
template <class T, std::size_t N>
void read_section(const TomlValue& section, std::string_view title, const std::array<Key<T>, N>& keys,
                  T& into, FileReading& reading, const OtherKeys<T>& others = {}) {
  const TomlTable* table = section.as<TomlTable>();
  if (table == nullptr) {
    reading.mistake(section.at, fmt::format("{} is {}; accepted: a table of keys", title, shown(section)));
    return;
  }
  std::vector<std::string_view> names;
  for (const auto& [read, row] : keys) {
    if (std::ranges::find(names, row.name) == names.end()) names.push_back(row.name);
    const TomlValue* value = find(*table, row.name);
    if (value == nullptr) {
      if (row.need == Need::required)
        reading.mistake(section.at,
                        fmt::format("missing '{}' in {}; accepted: {}", row.name, title, row.accepted));
      continue;
    }
    reading.locate(value->at, row.name, [&, read = read, &row = row] {
      if (!read(*value, into, reading))
        reading.mistake(value->at,
                        fmt::format("'{}' is {}; accepted: {}", row.name, shown(*value), row.accepted));
    });
  }
  const auto is_key = [&](const TomlEntry& entry) {
    return std::ranges::any_of(keys, [&](const Key<T>& key) { return key.row.name == entry.key; });
  };
  names.insert(names.end(), others.names.begin(), others.names.end());
  for (const TomlEntry& entry : *table)
    if (!is_key(entry) && !others.read(entry, into, reading)) reading.unknown_key(entry, title, names);
}

/// Reads a table whose keys are the given names, such as `{ urgent = ..., high = ... }`. `read(i, value)`
/// gets the position of the name and returns false if the value is not accepted.
template <class Read>
bool read_by_name(const TomlValue& value, std::string_view title, std::span<const std::string_view> names,
                  std::string_view accepted, FileReading& reading, Read read) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  for (const TomlEntry& entry : *table) {
    const auto found = std::ranges::find(names, entry.key);
    if (found == names.end()) {
      reading.unknown_key(entry, title, names);
      continue;
    }
    reading.locate(entry.value.at, entry.key, [&] {
      if (!read(static_cast<std::size_t>(found - names.begin()), entry.value))
        reading.mistake(entry.value.at,
                        fmt::format("'{}' is {}; accepted: {}", entry.key, shown(entry.value), accepted));
    });
  }
  return true;
}

/// Checks a table after it was read, for keys that need or exclude each other.
template <class T>
using Check = void (*)(const TomlTable& table, Spot at, const T& read, FileReading& reading);

/// Reads each `[section.NAME]` table into one T, whose `name` is NAME, and declares that name.
template <class T, std::size_t N>
bool read_named(const TomlValue& value, std::string_view section, Declares kind,
                const std::array<Key<T>, N>& keys, std::vector<T>& into, FileReading& reading,
                Check<T> check = nullptr) {
  const TomlTable* table = value.as<TomlTable>();
  if (table == nullptr) return false;
  into.reserve(table->size());
  for (const TomlEntry& entry : *table) {
    T one;
    one.name = entry.key;
    read_section(entry.value, fmt::format("[{}.{}]", section, entry.key), keys, one, reading);
    bool active = true;
    if constexpr (requires { one.active; }) active = one.active;
    reading.declare_key(kind, entry, active);
    const TomlTable* const named = entry.value.as<TomlTable>();
    if (check != nullptr && named != nullptr) check(*named, entry.at, one, reading);
    into.push_back(std::move(one));
  }
  return true;
}

/// Reads `[[section]]` tables in order. No two may have the same `name`.
template <class T, std::size_t N>
bool read_list(const TomlValue& value, std::string_view section, const std::array<Key<T>, N>& keys,
               std::vector<T>& into, FileReading& reading, Check<T> check = nullptr) {
  const TomlList* list = value.as<TomlList>();
  if (list == nullptr) return false;
  into.reserve(list->size());
  std::set<std::string, std::less<>> names;
  for (const TomlValue& element : *list) {
    T one;
    read_section(element, fmt::format("[[{}]]", section), keys, one, reading);
    if (!one.name.empty() && !names.insert(one.name).second)
      reading.mistake(
          element.at,
          fmt::format("more than one [[{}]] has the name '{}'; accepted: a different name for each", section,
                      one.name));
    const TomlTable* const table = element.as<TomlTable>();
    if (check != nullptr && table != nullptr) check(*table, element.at, one, reading);
    into.push_back(std::move(one));
  }
  return true;
}

}  // namespace tix::desk
