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

/// Returns the requested dates (default: this year and the next two). The last day typed is not included.
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
  session.say(fmt::format("{} and {} from {} to {}, times in {}; nothing was changed",
                          counted(days.holidays.size(), "holiday"), counted(days.closures.size(), "closure"),
                          format_date(dates.first), format_date(dates.last), zone.name()));
  if (known > 0)
    session.say(fmt::format("left out {} that {} already has", counted(known, "day"), *options.calendar));
  return Exit::done;
}

}  // namespace

void add_calendar_import(Syntax& syntax) {
  auto& o = syntax.runs(run_calendar_import);
  syntax.argument("FILE", o.file, "File in iCalendar format (.ics); - reads it from standard input").file();
  syntax.option("--calendar", "NAME", o.calendar,
                "Use the time zone of this calendar, and leave out the days it already has");
  syntax.option("--desk", "FILE", o.desk, "Use this desk file (default: the desk in force)").file();
  syntax.option("--from", "TIME", o.from, "First day (default: the beginning of this year)");
  syntax.option("--to", "TIME", o.to, "Last day, not included (default: three years after the first)");
  syntax.flag("--dry-run", o.dry_run, "No effect: this command never changes anything");
  syntax.about(
      "Prints lines to paste into a [calendar.NAME] section of the desk file. They take effect once you "
      "apply the file. Whole days become holidays, and those that repeat every year without an end become "
      "yearly holidays; other repetitions are written day by day. Events with times become closures. "
      "Cancelled events are left out.");
  syntax.example("tix calendar import holidays.ics --calendar office",
                 "Print the holidays that the calendar office does not have yet.");
  syntax.example("curl -s https://example.test/holidays.ics | tix calendar import -",
                 "Print the holidays of a calendar on the web.");
}

}  // namespace tix::cli
