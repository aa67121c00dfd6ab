// The words of a desk file's calendars: hours, weekdays, holidays, special days and closures, read and
// written.
#pragma once

#include "tix/calendar/calendar.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace tix {

/// `09:00-12:00 13:00-17:00`, intervals apart by blanks; empty is closed. All parsers here throw desk errors
/// that quote the text and say what is accepted.
Hours parse_hours(std::string_view text);

/// `mon`, `mon-thu`, or round the week's end `sun-tue`: first and last weekday.
std::pair<Weekday, Weekday> parse_weekdays(std::string_view text);

/// `2026-08-17 Hari Kemerdekaan`, `2026-03-20..2026-03-24 Lebaran`, each year `12-25 Natal`, `12-31..01-01`.
/// Dates from 1900 to 2199; the name may be absent.
Holiday parse_holiday(std::string_view text);

/// `2026-08-14 13:00-17:00 stock count`, with one interval or more.
Closure parse_closure(std::string_view text);

/// A key and value of `[calendar.NAME.special]`: `2026-12-31` and `09:00-12:00`; no hours is closed.
SpecialDay parse_special_day(std::string_view date, std::string_view hours);

/// `mon`
std::string_view weekday_name(Weekday day);
/// `09:00-12:00 13:00-17:00`; seconds only where there are some.
std::string format_hours(std::span<const OpenHours> hours);
/// `2026-03-20..2026-03-24 Lebaran`, as parse_holiday reads it.
std::string format_holiday(const Holiday& holiday);
/// `2026-08-14 13:00-17:00 stock count`, as parse_closure reads it.
std::string format_closure(const Closure& closure);
/// `2026-08-07`
std::string format_date(Date date);

}  // namespace tix
