// Computes the occurrences of events with libical.
#include "format/read/ics_occurrence.hpp"

#include "format/read/ics_vevent.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace tix::format {
namespace {

constexpr std::int64_t kLongestYearly = 365;
/// A rule with more repetitions before the end of the window is taken for a mistake or an attack.
constexpr int kMostRepetitions = 200'000;
/// The only RSCALE calendar (RFC 7529) that works without the data of ICU, which tix does not contain.
constexpr std::string_view kKnownCalendar = "gregorian";

bool is_empty(const short* by) {
  return by[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/// Returns whether the list is empty or contains only `value`.
bool is_only(const short* by, int value) {
  return is_empty(by) || (by[0] == value && by[1] == ICAL_RECURRENCE_ARRAY_MAX);
}

/// Returns whether the rule is `FREQ=YEARLY` with nothing that the date of the event does not imply.
bool is_plain_yearly(const icalrecurrencetype& rule, const icaltimetype& start) {
  return rule.freq == ICAL_YEARLY_RECURRENCE && rule.interval == 1 && rule.count == 0 &&
         icaltime_is_null_time(rule.until) && rule.rscale == nullptr && is_only(rule.by_month, start.month) &&
         is_only(rule.by_month_day, start.day) && is_empty(rule.by_day) && is_empty(rule.by_year_day) &&
         is_empty(rule.by_week_no) && is_empty(rule.by_set_pos);
}

/// Returns whether the days include 28 or 29 February: then the same number of days from the same date does
/// not cover the same dates every year.
bool is_near_leap_day(icaltimetype day, std::int64_t days) {
  for (std::int64_t i = 0; i < days; ++i, icaltime_adjust(&day, 1, 0, 0, 0))
    if (day.month == 2 && day.day >= 28) return true;
  return false;
}

/// Returns the day on which the event would have ended if it had begun a year earlier.
std::int64_t end_of_year_before(icaltimetype start, std::int64_t days) {
  --start.year;
  return clock_seconds(start) / kDaySeconds + days;
}

/// Computes the starts of one event from its own start, its rules and its additional dates, without those
/// that are excluded or moved.
class Repetition {
 public:
  /// `event` must outlive this object. `moved` are the occurrences that other events replace.
  Repetition(const Vevent& event, const IcsWindow& window, std::vector<icaltimetype> moved);

  /// Returns whether the event can be written as a yearly date without a start: no occurrence before its
  /// first one would fall into the window.
  bool is_yearly() const;
  /// Returns the starts in order and without duplicates, including those up to a day outside the window,
  /// because its days are those of another zone. Throws IcsMistake for a rule that is not supported or
  /// repeats too often for a holiday.
  std::vector<Stamp> starts() const;

 private:
  bool is_past(const icaltimetype& start) const;
  void take(const Stamp& start, std::vector<Stamp>& starts) const;
  void follow(const Property& property, std::vector<Stamp>& starts) const;

  const Vevent* event_;
  IcsWindow window_;
  std::vector<icaltimetype> left_out_;
};

Repetition::Repetition(const Vevent& event, const IcsWindow& window, std::vector<icaltimetype> moved)
    : event_(&event), window_(window), left_out_(std::move(moved)) {
  for (const Property& property : event.of(ICAL_EXDATE_PROPERTY))
    left_out_.push_back(stamp_of(property, icalproperty_get_exdate(property.property)).time);
}

bool Repetition::is_yearly() const {
  const auto& rules = event_->of(ICAL_RRULE_PROPERTY);
  const Stamp& start = event_->start();
  const std::int64_t days = event_->length() / kDaySeconds;
  return rules.size() == 1 && start.time.is_date && left_out_.empty() &&
         event_->of(ICAL_RDATE_PROPERTY).empty() && days < kLongestYearly &&
         end_of_year_before(start.time, days) <= window_.first &&
         is_plain_yearly(icalproperty_get_rrule(rules.front().property), start.time) &&
         (days == 1 || !is_near_leap_day(start.time, days));
}

std::vector<Stamp> Repetition::starts() const {
  std::vector<Stamp> starts;
  if (event_->of(ICAL_RRULE_PROPERTY).empty()) take(event_->start(), starts);
  for (const Property& rule : event_->of(ICAL_RRULE_PROPERTY)) follow(rule, starts);
  for (const Property& date : event_->of(ICAL_RDATE_PROPERTY)) {
    const icaldatetimeperiodtype when = icalproperty_get_rdate(date.property);
    take(stamp_of(date, icaltime_is_null_time(when.time) ? when.period.start : when.time), starts);
  }
  std::ranges::sort(starts,
                    [](const Stamp& x, const Stamp& y) { return icaltime_compare(x.time, y.time) < 0; });
  const auto same = [](const Stamp& x, const Stamp& y) { return icaltime_compare(x.time, y.time) == 0; };
  starts.erase(std::unique(starts.begin(), starts.end(), same), starts.end());
  return starts;
}

bool Repetition::is_past(const icaltimetype& start) const {
  return clock_seconds(start) / kDaySeconds > window_.last + 1;
}

void Repetition::take(const Stamp& start, std::vector<Stamp>& starts) const {
  const bool over = (clock_seconds(start.time) + event_->length()) / kDaySeconds < window_.first - 1;
  const auto is_it = [&](const icaltimetype& other) {
    return other.is_date ? icaltime_compare_date_only(start.time, other) == 0
                         : icaltime_compare(start.time, other) == 0;
  };
  if (over || is_past(start.time) || std::ranges::any_of(left_out_, is_it)) return;
  starts.push_back(start);
}

void Repetition::follow(const Property& property, std::vector<Stamp>& starts) const {
  const auto mistake = [&](const char* what) {
    throw IcsMistake{property.line->line, what + property.line->text};
  };
  icalrecurrencetype rule = icalproperty_get_rrule(property.property);
  if (rule.rscale != nullptr && ascii_lower(rule.rscale) != kKnownCalendar)
    mistake("repeats in an unsupported calendar (accepted: RSCALE=GREGORIAN): ");
  rule.rscale = nullptr;  // the default of libical; given explicitly, it would need ICU's list of calendars
  if (rule.freq < ICAL_DAILY_RECURRENCE) mistake("repeats more often than daily: ");
  const Owned<icalrecur_iterator> iterator(icalrecur_iterator_new(rule, event_->start().time));
  if (!iterator) mistake("not a repetition rule: ");
  for (int i = 0; i < kMostRepetitions; ++i) {
    const icaltimetype start = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(start) || is_past(start)) return;
    take({start, event_->start().zone}, starts);
  }
  mistake("repeats too often: ");
}

/// Returns, by UID, the occurrences of events that other events replace.
std::map<std::string, std::vector<icaltimetype>> moved_occurrences(const std::vector<Vevent>& events) {
  std::map<std::string, std::vector<icaltimetype>> moved;
  for (const Vevent& event : events) {
    const Property* replaced = event.replaces();
    if (replaced == nullptr) continue;
    if (replaced->line->text.find("THISANDFUTURE") != std::string::npos)
      throw IcsMistake{replaced->line->line,
                       "changes all later occurrences, which is not supported: " + replaced->line->text};
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
