// Reads a desk file: TOML text in, a checked Desk out, or every mistake with its place.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/text/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

enum class Need : std::uint8_t { optional, required };

/// What there is to know about one key. Errors, `tix help desk-file` and docs/desk-file.md are made from it.
struct KeyRow {
  std::string_view name;
  std::string_view accepted;  ///< the values, as errors list them
  Need need = Need::optional;
  /// The default: TOML, or words if no value has the same effect. Empty for a required key.
  std::string_view fallback = {};
  std::string_view meaning;       ///< one or two sentences
  std::string_view example = {};  ///< a value in TOML
  /// The header of the table that holds `keys`, such as `[team.NAME]`; empty for a single value.
  std::string_view header = {};
  std::vector<KeyRow> (*keys)() = nullptr;  ///< the keys of that table
};

/// Returns the sections of a desk file with all their keys.
std::vector<KeyRow> desk_file_sections();

/// One mistake in a desk file: what is wrong, what is accepted, and a suggestion if there is one.
struct Mistake {
  Place place;
  std::string message;
  std::string hint;

  /// Returns `desk.toml:12:5: unknown key 'tire' in [team.frontline]; accepted: tier, lead`.
  std::string text() const { return place.text() + ": " + message; }
};

/// The result of reading a whole desk file. Use `desk` only if there are no mistakes.
struct DeskReading {
  Desk desk;
  std::vector<Mistake> mistakes;  ///< in the order of the text
};

/// Reads the whole text and collects all mistakes. Text that is not TOML has exactly one. `file_name` only
/// appears in the messages.
DeskReading check_desk_file(std::string_view text, std::string_view file_name);

/// Returns the desk that a text describes. Throws Error{desk} with the first mistake.
Desk read_desk_file(std::string_view text, std::string_view file_name);

}  // namespace tix::desk
