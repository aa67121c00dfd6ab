// The notation of calendars in a desk file: hours, weekdays, holidays, special days and closures.
#pragma once

#include "tix/calendar/calendar.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace tix {

/// Parses `09:00-12:00 13:00-17:00`: intervals separated by blanks, or an empty text for closed. All parsers
/// here throw Error{desk} with a message that quotes the text and lists what is accepted.
Hours parse_hours(std::string_view text);

/// Parses `mon`, `mon-thu` or, around the end of the week, `sun-tue`. Returns the first and last weekday.
std::pair<Weekday, Weekday> parse_weekdays(std::string_view text);

/// Parses `2026-08-17 Hari Kemerdekaan`, `2026-03-20..2026-03-24 Lebaran`, and without a year `12-25 Natal`
/// or `12-31..01-01` for every year. Dates range from 1900 to 2199. The name may be absent.
Holiday parse_holiday(std::string_view text);

/// Parses `2026-08-14 13:00-17:00 stock count`: a date, one or more intervals, and a name that may be absent.
Closure parse_closure(std::string_view text);

/// Parses a key and its value in `[calendar.NAME.special]`, such as `2026-12-31` and `09:00-12:00`. Empty
/// hours mean closed.
SpecialDay parse_special_day(std::string_view date, std::string_view hours);

/// Returns `mon` to `sun`.
std::string_view weekday_name(Weekday day);
/// Formats `09:00-12:00 13:00-17:00`, with seconds only where they are not zero.
std::string format_hours(std::span<const OpenHours> hours);
/// Formats `2026-03-20..2026-03-24 Lebaran`, which parse_holiday reads back.
std::string format_holiday(const Holiday& holiday);
/// Formats `2026-08-14 13:00-17:00 stock count`, which parse_closure reads back.
std::string format_closure(const Closure& closure);
/// Formats `2026-08-07`.
std::string format_date(Date date);

}  // namespace tix
