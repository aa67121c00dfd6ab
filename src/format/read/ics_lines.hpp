// An iCalendar file as lines and blocks, before anybody asks what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// `SUMMARY:New Year`, unfolded; `line` is where it began, from 1.
struct IcsLine {
  int line = 0;
  std::string text;
};

/// What stands between BEGIN and END, those two not included.
struct IcsBlock {
  int line = 0;  ///< of BEGIN
  std::vector<IcsLine> lines;
};

struct IcsFile {
  std::vector<IcsBlock> events;  ///< VEVENT, without the alarms in them
  std::vector<IcsBlock> zones;   ///< VTIMEZONE, with all that is in them
};

/// Thrown for a line that cannot be understood; the reader adds the name of the file.
struct IcsMistake {
  int line = 0;
  std::string what;
};

/// Joins folded lines and finds events and time zones. `text` is UTF-8; lines end with CRLF or LF. Error
/// usage with `file` and line for a text that is no calendar: bytes that are not UTF-8, a NUL, nothing or
/// something else before BEGIN:VCALENDAR, an END that does not match, a block without its END.
IcsFile ics_blocks(std::string_view text, const std::string& file);

}  // namespace tix::format
