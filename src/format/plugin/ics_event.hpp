// An iCalendar file (RFC 5545) taken apart: what its reader and the part that knows its rules share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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

/// A moment as the file writes it.
struct IcsTime {
  enum class Of : std::uint8_t {
    date,     ///< `value` is days since 1970-01-01
    instant,  ///< Unix time
    clock     ///< seconds since 1970-01-01 00:00 on the clocks of `zone`; empty: on whatever clock one has
  };
  Of of = Of::date;
  std::int64_t value = 0;
  std::string zone;
};

/// One time an event takes place, [start, end), or the yearly repetition of a date without end.
struct IcsOccurrence {
  int line = 0;      ///< of the event
  std::string name;  ///< its SUMMARY, escapes undone; any characters
  bool yearly = false;
  IcsTime start, end;
};

/// Which occurrences are wanted, in days since 1970-01-01, both included. Some a day beyond may be given.
struct IcsWindow {
  std::int64_t first = 0, last = 0;
};

/// What cannot be understood, first in the file.
struct IcsMistake {
  int line = 0;
  std::string what;
};

struct IcsExpanded {
  std::vector<IcsOccurrence> occurrences;  ///< by event, in the order of time
  std::optional<IcsMistake> mistake;       ///< then nothing else counts
};

/// What the late part `ics` exports as `tix_expand_ics`: all repetitions within the window, without cancelled
/// ones.
using ExpandIcs = void(const IcsFile& file, const IcsWindow& window, IcsExpanded& expanded);

}  // namespace tix::format
