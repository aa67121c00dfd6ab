// When the events of an iCalendar file (RFC 5545) take place.
#pragma once

#include "format/read/ics_lines.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tix::format {

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

/// Returns every occurrence within the window, by event and in the order of time, without cancelled ones.
/// Throws IcsMistake for the first line that cannot be understood.
std::vector<IcsOccurrence> ics_occurrences(const IcsFile& file, const IcsWindow& window);

}  // namespace tix::format
