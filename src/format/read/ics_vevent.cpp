// Parses the relevant lines one by one, so that an error can name its line.
#include "format/read/ics_vevent.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tix::format {
namespace {

/// The properties that are read. All others are ignored.
constexpr std::array<std::string_view, 10> kRead = {
    "summary", "dtstart", "dtend", "duration", "rrule", "rdate", "exdate", "status", "uid", "recurrence-id"};

bool is_read(const std::string& text) {
  const std::string name = ascii_lower(std::string_view(text).substr(0, text.find_first_of(";:")));
  return std::ranges::find(kRead, name) != kRead.end();
}

}  // namespace

Vevent::Vevent(const IcsBlock& block) : line_(block.line) {
  for (const IcsLine& line : block.lines) read(line);
  const Property* start = only(ICAL_DTSTART_PROPERTY);
  if (start == nullptr) throw IcsMistake{line_, "an event without DTSTART"};
  start_ = stamp_of(*start, icalproperty_get_dtstart(start->property));
  read_length();
}

void Vevent::read(const IcsLine& line) {
  if (!is_read(line.text)) return;
  const bool says_nothing = line.text[line.text.find_last_not_of(" \t")] == ':';
  if (says_nothing) return;
  auto component = parsed("VEVENT", {line});
  const auto bad = [&] { throw IcsMistake{line.line, "cannot be understood: " + line.text}; };
  if (!component) bad();
  icalproperty* next = icalcomponent_get_first_property(component.get(), ICAL_ANY_PROPERTY);
  if (next == nullptr) bad();
  for (; next != nullptr; next = icalcomponent_get_next_property(component.get(), ICAL_ANY_PROPERTY)) {
    if (icalproperty_isa(next) == ICAL_XLICERROR_PROPERTY) bad();
    properties_[icalproperty_isa(next)].push_back({next, &line});
  }
  components_.push_back(std::move(component));
}

const Property* Vevent::only(icalproperty_kind kind) const {
  return of(kind).empty() ? nullptr : &of(kind).front();
}

std::string Vevent::text(icalproperty_kind kind, const char* (*get)(const icalproperty*)) const {
  const Property* found = only(kind);
  const char* const value = found == nullptr ? nullptr : get(found->property);
  return value == nullptr ? "" : value;
}

std::string Vevent::uid() const {
  return text(ICAL_UID_PROPERTY, icalproperty_get_uid);
}

bool Vevent::cancelled() const {
  const Property* status = only(ICAL_STATUS_PROPERTY);
  return status != nullptr && icalproperty_get_status(status->property) == ICAL_STATUS_CANCELLED;
}

const std::vector<Property>& Vevent::of(icalproperty_kind kind) const {
  static const std::vector<Property> kNone;
  const auto found = properties_.find(kind);
  return found == properties_.end() ? kNone : found->second;
}

/// Reads the length from DTSTART to DTEND, as a clock shows it, or from DURATION. Without either, a date
/// lasts one day and a time has no length.
void Vevent::read_length() {
  const std::int64_t least = start_.time.is_date ? kDaySeconds : 0;
  end_zone_ = start_.zone;
  length_ = least;
  if (const Property* end = only(ICAL_DTEND_PROPERTY)) {
    const Stamp stamp = stamp_of(*end, icalproperty_get_dtend(end->property));
    if (stamp.time.is_date != start_.time.is_date ||
        icaltime_is_utc(stamp.time) != icaltime_is_utc(start_.time))
      throw IcsMistake{end->line->line, "DTEND is not of the same type as DTSTART: " + end->line->text};
    has_end_ = true;
    end_zone_ = stamp.zone;
    length_ = clock_seconds(stamp.time) - clock_seconds(start_.time);
  } else if (const Property* duration = only(ICAL_DURATION_PROPERTY)) {
    length_ = icaldurationtype_as_int(icalproperty_get_duration(duration->property));
  }
  length_ = std::max(length_, least);
}

IcsOccurrence Vevent::at(const Stamp& start, const FileZones& zones) const {
  Stamp end{start.time, end_zone_};
  const bool by_day = start.time.is_date != 0;
  icaltime_adjust(&end.time, static_cast<int>(length_ / kDaySeconds), 0, 0,
                  static_cast<int>(length_ % kDaySeconds));
  end.time.is_date = by_day;
  IcsOccurrence occurrence{.line = line_,
                           .name = text(ICAL_SUMMARY_PROPERTY, icalproperty_get_summary),
                           .start = ics_time(start, zones),
                           .end = ics_time(end, zones)};
  // A DURATION is exact, while a DTEND is a reading of a clock.
  if (!has_end_ && occurrence.start.of == IcsTime::Of::instant)
    occurrence.end = {IcsTime::Of::instant, occurrence.start.value + length_, {}};
  return occurrence;
}

}  // namespace tix::format
