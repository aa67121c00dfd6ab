// libical objects with owners, and conversion of their times.
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

/// Parses the lines as a component between BEGIN:kind and END:kind. Returns null if libical cannot parse
/// them.
Owned<icalcomponent> parsed(const char* kind, const std::vector<IcsLine>& lines);

/// The time zones that a file defines, by name.
class FileZones {
 public:
  /// Throws IcsMistake for a zone without a name.
  explicit FileZones(const std::vector<IcsBlock>& blocks);

  /// Returns null if the file does not define the zone.
  icaltimezone* find(const std::string& name) const;

 private:
  std::map<std::string, Owned<icaltimezone>> zones_;
};

/// One value of a property such as DTSTART, DTEND or EXDATE: the time and the name of its zone.
struct Stamp {
  icaltimetype time;
  std::string zone;
};

/// A property as parsed by libical, and its line. The component that owns it must outlive it.
struct Property {
  icalproperty* property;
  const IcsLine* line;
};

/// Throws IcsMistake if the date does not exist or lies outside 1900 to 2199.
Stamp stamp_of(const Property& of, const icaltimetype& time);

inline constexpr std::int64_t kDaySeconds = 86400;

/// Returns the seconds since 1970-01-01 00:00 on the local clock of the time.
std::int64_t clock_seconds(icaltimetype time);

IcsTime ics_time(const Stamp& stamp, const FileZones& zones);

}  // namespace tix::format
