// libical's objects with owners, and the times they hold.
#pragma once

#include "format/read/ics_occurrence.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <libical/ical.h>

namespace tix::format {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
  void operator()(icaltimezone* zone) const { icaltimezone_free(zone, 1); }
};
template <class Kind>
using Owned = std::unique_ptr<Kind, Free>;

/// BEGIN:kind, the lines, END:kind, as libical has it; null when it makes nothing of them.
Owned<icalcomponent> parsed(const char* kind, const std::vector<IcsLine>& lines);

/// The time zones that a file brings along, by name.
class FileZones {
 public:
  /// Throws IcsMistake for a zone without a name.
  explicit FileZones(const std::vector<IcsBlock>& blocks);

  /// Null for a name the file does not explain.
  icaltimezone* find(const std::string& name) const;

 private:
  std::map<std::string, Owned<icaltimezone>> zones_;
};

/// One value of DTSTART, DTEND, EXDATE...: the time and the name of its zone.
struct Stamp {
  icaltimetype time;
  std::string zone;
};

/// A property libical understood, and where it stands. Its component is kept alive with it.
struct Property {
  icalproperty* property;
  const IcsLine* line;
};

/// Throws IcsMistake for what is on no calendar page from 1900 to 2199.
Stamp stamp_of(const Property& of, const icaltimetype& time);

inline constexpr std::int64_t kDaySeconds = 86400;

/// Seconds since 1970-01-01 00:00 on the clock that the time is of.
std::int64_t clock_seconds(icaltimetype time);

IcsTime ics_time(const Stamp& stamp, const FileZones& zones);

}  // namespace tix::format
