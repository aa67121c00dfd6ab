// tix calendar import: print holidays of an iCalendar file as desk file lines.
#include "cli/input/desk_source.hpp"
#include "cli/session/files.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "format/read/desk_lines.hpp"
#include "format/read/ics_reader.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct CalendarImportOptions {
  std::string file;
  std::optional<std::string> calendar, desk, from, to;
  bool dry_run = false;
};

/// Returns the wanted dates (default: this year and the next two). The last day typed is not included.
DateRange dates_of(const CalendarImportOptions& options, const Zone& zone, Instant now) {
  constexpr int kYears = 3;
  const int year = zone.local(now).date().ymd().year;
  const auto date = [&](const std::string& text) {
    return zone.reached(parse_time(text, zone, now).from).date();
  };
  DateRange dates{*Date::from_ymd({year, 1, 1}), *Date::from_ymd({year + kYears, 1, 1}) - 1};
  if (options.from) {
    dates.first = date(*options.from);
    if (!options.to) dates.last = *Date::from_ymd({dates.first.ymd().year + kYears, 1, 1}) - 1;
  }
  if (options.to) dates.last = date(*options.to) - 1;
  if (dates.last < dates.first) throw Error(ErrorKind::usage, "--from must be before --to");
  return dates;
}

bool has(const Calendar& calendar, const Holiday& holiday) {
  if (const auto* range = std::get_if<DateRange>(&holiday.when)) {
    for (Date date = range->first; date <= range->last; date = date + 1)
      if (!calendar.is_holiday(date)) return false;
    return true;
  }
  const auto& yearly = std::get<YearlyRange>(holiday.when);
  const auto& known = calendar.rules().holidays;
  return std::ranges::any_of(known, [&](const Holiday& other) {
    const auto* range = std::get_if<YearlyRange>(&other.when);
    return range != nullptr && range->first == yearly.first && range->last == yearly.last;
  });
}

bool has(const Calendar& calendar, const Closure& closure) {
  const auto& known = calendar.rules().closures;
  return std::ranges::any_of(known, [&](const Closure& other) {
    return other.date == closure.date && other.hours == closure.hours;
  });
}

std::string counted(std::size_t count, const char* one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

Exit run_calendar_import(Session& session, const CalendarImportOptions& options) {
  const std::string text = read_text(session.env(), options.file);
  std::optional<Desk> desk;
  if (options.calendar || !session.globals().zone) desk = desk_of(session, options.desk);
  const Calendar* calendar = options.calendar ? &calendar_named(*desk, *options.calendar) : nullptr;
  const Zone& zone =
      calendar != nullptr ? calendar->zone() : session.zone_or(desk ? Zone::find(desk->zone) : Zone::utc());
  const DateRange dates = dates_of(options, zone, session.as_of(zone));
  format::IcsDays days = format::read_ics(text, options.file, dates, zone);
  std::size_t known = 0;
  if (calendar != nullptr) {
    known += std::erase_if(days.holidays, [&](const Holiday& holiday) { return has(*calendar, holiday); });
    known += std::erase_if(days.closures, [&](const Closure& closure) { return has(*calendar, closure); });
  }
  session.write(format::desk_lines(days));
  session.say(fmt::format("{} and {} from {} to {}, hours in {}; nothing is written",
                          counted(days.holidays.size(), "holiday"), counted(days.closures.size(), "closure"),
                          format_date(dates.first), format_date(dates.last), zone.name()));
  if (known > 0) session.say(fmt::format("{} in {} already", counted(known, "day"), *options.calendar));
  return Exit::done;
}

}  // namespace

void add_calendar_import(Syntax& syntax) {
  auto& o = syntax.runs(run_calendar_import);
  syntax.argument("FILE", o.file, "an iCalendar file (.ics); - reads the standard input").file();
  syntax.option("--calendar", "NAME", o.calendar,
                "a calendar of the desk: hours are of its zone, and what it has already is left out");
  syntax.option("--desk", "FILE", o.desk, "a desk file; otherwise the database's desk").file();
  syntax.option("--from", "TIME", o.from, "days from then on; the beginning of this year unless given");
  syntax.option("--to", "TIME", o.to, "up to then, itself not included; three years unless given");
  syntax.flag("--dry-run", o.dry_run, "changes nothing: nothing is ever written");
  syntax.about(
      "Prints lines for a [calendar.NAME] of the desk file, to be looked at and pasted: they count once the "
      "file is applied. Whole days become holidays, those that repeat each year without end yearly ones; "
      "other "
      "repetitions are written out day by day. Times become closures. Cancelled events are left out.");
  syntax.example("tix calendar import holidays.ics --calendar office", "What office does not have yet.");
  syntax.example("curl -s https://example.test/holidays.ics | tix calendar import -", "From a web page.");
}

}  // namespace tix::cli
