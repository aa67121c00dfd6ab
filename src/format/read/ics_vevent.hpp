// One event of an iCalendar file: when it is, for how long, and what it is called.
#pragma once

#include "format/read/ics_libical.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tix::format {

/// Keeps the lines of its block by reference.
class Vevent {
 public:
  /// Throws IcsMistake with the line that cannot be understood.
  explicit Vevent(const IcsBlock& block);

  const Stamp& start() const { return start_; }
  /// Seconds from start to end as a clock reads; at least a day of a date.
  std::int64_t length() const { return length_; }
  std::string uid() const;
  bool cancelled() const;
  /// All properties of that kind, in the order of the file.
  const std::vector<Property>& of(icalproperty_kind kind) const;
  /// The occurrence of the event of the same UID that this one stands for; null: it stands for itself.
  const Property* replaces() const { return only(ICAL_RECURRENCEID_PROPERTY); }

  /// The event as it takes place from then on.
  IcsOccurrence at(const Stamp& start, const FileZones& zones) const;

 private:
  void read(const IcsLine& line);
  void read_length();
  /// The first of its kind; null: there is none.
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
