// Writes days off as lines to paste into a desk file.
#pragma once

#include "format/read/ics_reader.hpp"

#include <string>

namespace tix::format {

/// Returns `holidays = [...]` and `closures = [...]` for a [calendar.NAME] as TOML, one day per line. An
/// empty list is left out. Names are escaped.
std::string desk_lines(const IcsDays& days);

}  // namespace tix::format
