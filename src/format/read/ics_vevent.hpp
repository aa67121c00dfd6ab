// One event of an iCalendar file: its start, length and name.
#pragma once

#include "format/read/ics_libical.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tix::format {

/// Refers to the lines of its block, which must outlive it.
class Vevent {
 public:
  /// Throws IcsMistake with the line that cannot be understood.
  explicit Vevent(const IcsBlock& block);

  const Stamp& start() const { return start_; }
  /// Returns the seconds from start to end as a clock shows them; at least one day for a date.
  std::int64_t length() const { return length_; }
  std::string uid() const;
  bool cancelled() const;
  /// Returns all properties of that kind, in the order of the file.
  const std::vector<Property>& of(icalproperty_kind kind) const;
  /// Returns the occurrence, of the event with the same UID, that this event replaces. Null if it replaces
  /// none.
  const Property* replaces() const { return only(ICAL_RECURRENCEID_PROPERTY); }

  /// Returns the occurrence of the event that begins at `start`.
  IcsOccurrence at(const Stamp& start, const FileZones& zones) const;

 private:
  void read(const IcsLine& line);
  void read_length();
  /// Returns the first property of that kind, or null if there is none.
  const Property* only(icalproperty_kind kind) const;
  std::string text(icalproperty_kind kind, const char* (*get)(const icalproperty*)) const;

  int line_;
  std::vector<Owned<icalcomponent>> components_;
  std::map<icalproperty_kind, std::vector<Property>> properties_;
  Stamp start_{};
  std::string end_zone_;
  std::int64_t length_ = 0;
  bool has_end_ = false;
};

}  // namespace tix::format
