// Parses and formats the notation of calendars. Hours are written with seconds if they have any, so that the
// text of a calendar loses nothing.
#include "tix/calendar/calendar_text.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr int kLeapYear = 2000;  // a yearly date is valid if this year has it

[[noreturn]] void refuse(std::string_view text, std::string_view what, std::string_view accepted) {
  throw Error(ErrorKind::desk, fmt::format("'{}' is not {}; accepted: {}", text, what, accepted));
}

std::optional<Weekday> scan_weekday(TextScan& in) {
  for (const Weekday day : kWeekdayNames.enumerators())
    if (in.skip(kWeekdayNames[day])) return day;
  return std::nullopt;
}

/// Reads `09:00`, or `09:00:30` as format_time writes it, up to 24:00, as seconds of the day.
std::optional<std::int32_t> scan_time(TextScan& in) {
  const auto minutes = in.hour_minute();
  if (!minutes || !in.skip(':')) return minutes;
  const auto seconds = in.digits(2);
  if (!seconds || *seconds > 59 || *minutes == kSecondsPerDay) return std::nullopt;
  return *minutes + *seconds;
}

/// Reads `09:00-12:00`. 24:00 is a closing time but not an opening time.
std::optional<OpenHours> scan_interval(TextScan& in) {
  const auto open = scan_time(in);
  const auto close = in.skip('-') ? scan_time(in) : std::nullopt;
  if (!open || !close || *open == kSecondsPerDay) return std::nullopt;
  return OpenHours{*open, *close};
}

std::optional<MonthDay> scan_month_day(TextScan& in) {
  const auto month = in.digits(2);
  const auto day = in.skip('-') ? in.digits(2) : std::nullopt;
  if (!month || !day || !Date::from_ymd({kLeapYear, *month, *day})) return std::nullopt;
  return MonthDay{*month, *day};
}

/// Reads the name after a date, which is separated by a blank and may be absent. Returns nullopt for other
/// text.
std::optional<std::string> scan_name(TextScan& in) {
  if (!in.done() && !in.skip_blanks()) return std::nullopt;
  return std::string{trimmed(in.rest())};
}

std::string format_time(std::int32_t second) {
  const auto minutes = fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  return second % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, second % 60);
}

std::string with_name(const std::string& text, const std::string& name) {
  return name.empty() ? text : text + " " + name;
}

}  // namespace

Hours parse_hours(std::string_view text) {
  TextScan in{trimmed(text)};
  Hours hours;
  bool apart = true;
  while (!in.done()) {
    const auto interval = apart ? scan_interval(in) : std::nullopt;
    if (!interval)
      refuse(text, "a list of hours", "HH:MM-HH:MM separated by blanks, such as 09:00-12:00 13:00-17:00");
    hours.push_back(*interval);
    apart = in.skip_blanks();
  }
  return hours;
}

std::pair<Weekday, Weekday> parse_weekdays(std::string_view text) {
  TextScan in{text};
  const auto first = scan_weekday(in);
  const auto last = first && in.skip('-') ? scan_weekday(in) : first;
  if (!first || !last || !in.done()) {
    refuse(text, "a weekday", "mon tue wed thu fri sat sun, or a range such as mon-thu");
  }
  return {*first, *last};
}

Holiday parse_holiday(std::string_view text) {
  constexpr std::string_view kRange = "..";
  TextScan in{trimmed(text)};
  Holiday holiday;
  bool understood = false;
  if (const auto first = in.date()) {
    const auto last = in.skip(kRange) ? in.date() : first;
    understood = last.has_value();
    if (understood) holiday.when = DateRange{*first, *last};
  } else if (const auto yearly = scan_month_day(in)) {
    const auto last = in.skip(kRange) ? scan_month_day(in) : yearly;
    understood = last.has_value();
    if (understood) holiday.when = YearlyRange{*yearly, *last};
  }
  const auto name = understood ? scan_name(in) : std::nullopt;
  if (!name) {
    refuse(text, "a holiday",
           "2026-08-17, 12-25 for every year, or a range such as 12-31..01-01, then a name");
  }
  holiday.name = *name;
  return holiday;
}

// The name may begin with a digit, as in "2nd shift". A word with a colon that is not an interval is taken
// for a mistyped one and refused; any other word begins the name.
Closure parse_closure(std::string_view text) {
  TextScan in{trimmed(text)};
  Closure closure;
  const auto date = in.date();
  bool understood = date && in.skip_blanks();
  while (understood && in.at_digit()) {
    const auto word = TextScan{in}.until(kBlanks);
    TextScan ahead{word};
    const auto interval = scan_interval(ahead);
    if (!interval || !ahead.done()) {
      understood = word.find(':') == std::string_view::npos;  // a name may begin with a digit
      break;
    }
    closure.hours.push_back(*interval);
    in.skip(word);
    in.skip_blanks();
  }
  if (!understood || closure.hours.empty()) {
    refuse(text, "a closure", "a date, hours and a name, such as 2026-08-14 13:00-17:00 stock count");
  }
  closure.date = *date;
  closure.name = in.rest();
  return closure;
}

SpecialDay parse_special_day(std::string_view date, std::string_view hours) {
  TextScan in{date};
  const auto day = in.date();
  if (!day || !in.done()) refuse(date, "a special day", "a date from 1900 to 2199, such as 2026-12-31");
  return {*day, parse_hours(hours)};
}

std::string_view weekday_name(Weekday day) {
  return kWeekdayNames[day];
}

std::string format_hours(std::span<const OpenHours> hours) {
  std::string text;
  for (const auto& [open, close] : hours) {
    text += fmt::format("{}{}-{}", text.empty() ? "" : " ", format_time(open), format_time(close));
  }
  return text;
}

std::string format_holiday(const Holiday& holiday) {
  if (const auto* range = std::get_if<DateRange>(&holiday.when)) {
    const auto first = format_date(range->first);
    if (range->first == range->last) return with_name(first, holiday.name);
    return with_name(fmt::format("{}..{}", first, format_date(range->last)), holiday.name);
  }
  const auto& [first, last] = std::get<YearlyRange>(holiday.when);
  const auto text = fmt::format("{:02}-{:02}", first.month, first.day);
  if (first == last) return with_name(text, holiday.name);
  return with_name(fmt::format("{}..{:02}-{:02}", text, last.month, last.day), holiday.name);
}

std::string format_closure(const Closure& closure) {
  return with_name(fmt::format("{} {}", format_date(closure.date), format_hours(closure.hours)),
                   closure.name);
}

std::string format_date(Date date) {
  const auto [year, month, day] = date.ymd();
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace tix
