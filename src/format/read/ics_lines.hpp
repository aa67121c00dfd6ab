// Splits an iCalendar file into lines and blocks, without interpreting them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// An unfolded line such as `SUMMARY:New Year`. `line` is the number of its first line, from 1.
struct IcsLine {
  int line = 0;
  std::string text;
};

/// The lines between BEGIN and END, without these two.
struct IcsBlock {
  int line = 0;  ///< of BEGIN
  std::vector<IcsLine> lines;
};

struct IcsFile {
  std::vector<IcsBlock> events;  ///< VEVENT, without the alarms in them
  std::vector<IcsBlock> zones;   ///< VTIMEZONE, with their nested components
};

/// Thrown for a line that cannot be understood. The reader adds the name of the file.
struct IcsMistake {
  int line = 0;
  std::string what;
};

/// Joins folded lines and finds events and time zones. `text` is UTF-8 with lines ending in CRLF or LF.
/// Throws Error{usage} with file and line if the text is not a calendar: it is not UTF-8, contains a NUL,
/// does not begin with BEGIN:VCALENDAR, or has a BEGIN and END that do not match.
IcsFile ics_blocks(std::string_view text, const std::string& file);

}  // namespace tix::format
