// Names with a label for people. The name belongs to machine formats, SQL and the command line and never
// changes; tables and messages for people show the label.
#pragma once

#include <cstdint>
#include <string_view>

namespace tix {

/// The readers of a text: people, or programs that rely on its words.
enum class Audience : std::uint8_t { programs, people };

/// A row of a table of names.
struct LabelledName {
  std::string_view name;
  std::string_view label;

  constexpr std::string_view word(Audience audience) const {
    return audience == Audience::people ? label : name;
  }
};

}  // namespace tix
