// Days off as lines of a desk file, to be pasted.
#pragma once

#include "format/read/ics_reader.hpp"

#include <string>

namespace tix::format {

/// `holidays = [...]` and `closures = [...]` of a [calendar.NAME] in TOML, a line a day; a list without days
/// is left out. Any name is safe inside its quotes.
std::string desk_lines(const IcsDays& days);

}  // namespace tix::format
