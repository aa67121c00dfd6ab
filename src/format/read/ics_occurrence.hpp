// When the events of an iCalendar file (RFC 5545) take place.
#pragma once

#include "format/read/ics_lines.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tix::format {

/// A time as written in the file.
struct IcsTime {
  enum class Of : std::uint8_t {
    date,     ///< `value` is days since 1970-01-01
    instant,  ///< Unix time
    clock     ///< seconds since 1970-01-01 00:00 on the clocks of `zone`; empty: local time anywhere
  };
  Of of = Of::date;
  std::int64_t value = 0;
  std::string zone;
};

/// One occurrence [start, end) of an event, or a date that is repeated every year without end.
struct IcsOccurrence {
  int line = 0;      ///< of the event
  std::string name;  ///< its SUMMARY without escapes; may contain any characters
  bool yearly = false;
  IcsTime start, end;
};

/// The days for which occurrences are wanted, in days since 1970-01-01, both ends included. The result may
/// also contain occurrences up to a day outside.
struct IcsWindow {
  std::int64_t first = 0, last = 0;
};

/// Returns every occurrence within the window except cancelled ones, by event and in order of time. Throws
/// IcsMistake for the first line that cannot be understood.
std::vector<IcsOccurrence> ics_occurrences(const IcsFile& file, const IcsWindow& window);

}  // namespace tix::format
