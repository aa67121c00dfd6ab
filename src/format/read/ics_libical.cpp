// Wraps libical, and adds checks that it lacks.
#include "format/read/ics_libical.hpp"

#include <utility>

namespace tix::format {
namespace {

bool is_true_date(const icaltimetype& time) {
  const icaltimetype normal = icaltime_normalize(time);
  return icaltime_compare(normal, time) == 0 && normal.day == time.day && normal.month == time.month &&
         time.year >= 1900 && time.year <= 2199;
}

std::string zone_of(icalproperty* property) {
  icalparameter* zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  return zone == nullptr ? "" : icalparameter_get_tzid(zone);
}

}  // namespace

Owned<icalcomponent> parsed(const char* kind, const std::vector<IcsLine>& lines) {
  const std::string name(kind);
  std::string text = "BEGIN:" + name + "\r\n";
  for (const IcsLine& line : lines) text += line.text + "\r\n";
  text += "END:" + name + "\r\n";
  return Owned<icalcomponent>(icalparser_parse_string(text.c_str()));
}

FileZones::FileZones(const std::vector<IcsBlock>& blocks) {
  for (const IcsBlock& block : blocks) {
    Owned<icaltimezone> zone(icaltimezone_new());
    auto component = parsed("VTIMEZONE", block.lines);
    if (!component || !icaltimezone_set_component(zone.get(), component.get()))
      throw IcsMistake{block.line, "a time zone without TZID"};
    static_cast<void>(component.release());  // the zone owns it now
    const std::string name = icaltimezone_get_tzid(zone.get());
    zones_.insert_or_assign(name, std::move(zone));
  }
}

icaltimezone* FileZones::find(const std::string& name) const {
  const auto found = zones_.find(name);
  return found == zones_.end() ? nullptr : found->second.get();
}

Stamp stamp_of(const Property& of, const icaltimetype& time) {
  if (icaltime_is_null_time(time) || !is_true_date(time))
    throw IcsMistake{of.line->line, "not a date or time from 1900 to 2199: " + of.line->text};
  return {time, zone_of(of.property)};
}

std::int64_t clock_seconds(icaltimetype time) {
  time.is_date = 0;
  return icaltime_as_timet_with_zone(time, icaltimezone_get_utc_timezone());
}

IcsTime ics_time(const Stamp& stamp, const FileZones& zones) {
  if (stamp.time.is_date) return {IcsTime::Of::date, clock_seconds(stamp.time) / kDaySeconds, {}};
  if (icaltime_is_utc(stamp.time)) return {IcsTime::Of::instant, clock_seconds(stamp.time), {}};
  icaltimezone* const zone = zones.find(stamp.zone);
  if (zone != nullptr) return {IcsTime::Of::instant, icaltime_as_timet_with_zone(stamp.time, zone), {}};
  return {IcsTime::Of::clock, clock_seconds(stamp.time), stamp.zone};
}

}  // namespace tix::format
