// Reads a desk file: TOML text in, a checked Desk out, or every mistake with its place.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/text/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

/// One mistake in a desk file: what is wrong, what is accepted, and a suggestion if there is one.
struct Mistake {
  Place place;
  std::string message;
  std::string hint;

  /// `desk.toml:12:5: unknown key 'tire' in [team.frontline]; accepted: tier, lead`
  std::string text() const { return place.text() + ": " + message; }
};

/// A desk file read to its end. Use `desk` only if there are no mistakes.
struct DeskReading {
  Desk desk;
  std::vector<Mistake> mistakes;  ///< in the order of the text
};

/// Reads the whole text and collects all mistakes; text that is not TOML has one. `file_name` is only quoted.
DeskReading check_desk_file(std::string_view text, std::string_view file_name);

/// Returns the desk that a text describes. Throws Error{desk} with the first mistake.
Desk read_desk_file(std::string_view text, std::string_view file_name);

}  // namespace tix::desk
