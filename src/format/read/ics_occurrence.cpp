// What events mean and when they repeat, by libical.
#include "format/read/ics_occurrence.hpp"

#include "format/read/ics_repetition.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tix::format {
namespace {

/// The occurrences of events of that UID for which others stand.
std::map<std::string, std::vector<icaltimetype>> moved_occurrences(const std::vector<Vevent>& events) {
  std::map<std::string, std::vector<icaltimetype>> moved;
  for (const Vevent& event : events) {
    const Property* replaced = event.replaces();
    if (replaced == nullptr) continue;
    if (replaced->line->text.find("THISANDFUTURE") != std::string::npos)
      throw IcsMistake{replaced->line->line, "changes all later occurrences: " + replaced->line->text};
    moved[event.uid()].push_back(stamp_of(*replaced, icalproperty_get_recurrenceid(replaced->property)).time);
  }
  return moved;
}

}  // namespace

std::vector<IcsOccurrence> ics_occurrences(const IcsFile& file, const IcsWindow& window) {
  icalerror_set_errors_are_fatal(0);
  const FileZones zones(file.zones);
  std::vector<Vevent> events;
  for (const IcsBlock& block : file.events) events.emplace_back(block);
  const auto moved = moved_occurrences(events);
  std::vector<IcsOccurrence> occurrences;
  for (const Vevent& event : events) {
    if (event.cancelled()) continue;
    const auto its_moved = moved.find(event.uid());
    const bool has_moved = its_moved != moved.end() && event.replaces() == nullptr;
    const Repetition repetition(event, window, has_moved ? its_moved->second : std::vector<icaltimetype>());
    if (repetition.is_yearly()) {
      occurrences.push_back(event.at(event.start(), zones));
      occurrences.back().yearly = true;
      continue;
    }
    for (const Stamp& start : repetition.starts()) occurrences.push_back(event.at(start, zones));
  }
  return occurrences;
}

}  // namespace tix::format
