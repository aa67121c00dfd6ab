// tix calendar show: show a calendar's rules and when it opens next.
#include "cli/input/desk_source.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tix::cli {
namespace {

struct CalendarShowOptions {
  std::string calendar;
  std::optional<std::string> desk;
};

constexpr std::array kWeek = {Weekday::mon, Weekday::tue, Weekday::wed, Weekday::thu,
                              Weekday::fri, Weekday::sat, Weekday::sun};

std::string hours_or_closed(std::span<const OpenHours> hours) {
  return hours.empty() ? "closed" : format_hours(hours);
}

/// Adds one row per run of days with the same hours. Hours that cross midnight are split at midnight.
void add_week(const Calendar& calendar, std::vector<Row>& rows) {
  for (auto day = kWeek.begin(); day != kWeek.end();) {
    const std::string hours = hours_or_closed(calendar.weekly_hours(*day));
    const auto end = std::find_if(day, kWeek.end(), [&](Weekday other) {
      return hours_or_closed(calendar.weekly_hours(other)) != hours;
    });
    std::string days(weekday_name(*day));
    if (end - day > 1) days += "-" + std::string(weekday_name(*(end - 1)));
    rows.push_back({"week", std::move(days), hours, {}});
    day = end;
  }
}

/// Splits `2026-08-17 Hari Kemerdekaan` into the date and the name.
std::pair<std::string, Cell> split_name(const std::string& text, const std::string& name) {
  if (name.empty()) return {text, {}};
  return {text.substr(0, text.size() - name.size() - 1), name};
}

void add_exceptions(const CalendarRules& rules, std::vector<Row>& rows) {
  for (const Holiday& holiday : rules.holidays) {
    auto [when, name] = split_name(format_holiday(holiday), holiday.name);
    rows.push_back({"holiday", std::move(when), "closed", std::move(name)});
  }
  for (const SpecialDay& special : rules.special_days) {
    rows.push_back({"special", format_date(special.date), hours_or_closed(special.hours), {}});
  }
  for (const Closure& closure : rules.closures) {
    Cell name = closure.name.empty() ? Cell{} : Cell{closure.name};
    rows.push_back({"closure", format_date(closure.date), format_hours(closure.hours), std::move(name)});
  }
}

/// Adds a row that tells until when the calendar is open, or when it opens next.
void add_present(const Calendar& calendar, Instant now, const Zone& zone, std::vector<Row>& rows) {
  if (!open_at(calendar, now)) {
    const Instant opening = next_opening(calendar, now);
    const bool ever = opening.in_range();
    rows.push_back({"opens", ever ? format_local(opening, zone) : "never", {}, {}});
    return;
  }
  const auto opening = WorkingIntervals(calendar, now, Instant::open_end()).next();
  const bool ends = opening && opening->to.in_range();
  rows.push_back({"open until", ends ? format_local(opening->to, zone) : "always", {}, {}});
}

Exit run_calendar_show(Session& session, const CalendarShowOptions& options) {
  const Desk desk = desk_of(session, options.desk);
  const Calendar& calendar = calendar_named(desk, options.calendar);
  const Zone& zone = session.zone_or(calendar.zone());
  Report report;
  report.header.report = "calendar show";
  report.columns = {{.name = "what", .kind = ColumnKind::word, .key = true},
                    {.name = "when", .kind = ColumnKind::word, .key = true},
                    {"hours", ColumnKind::word},
                    {"name", ColumnKind::text}};
  report.rows.push_back({"zone", calendar.zone().name(), {}, {}});
  add_week(calendar, report.rows);
  add_exceptions(calendar.rules(), report.rows);
  add_present(calendar, session.as_of(zone), zone, report.rows);
  session.print(std::move(report), zone);
  return Exit::done;
}

}  // namespace

void add_calendar_show(Syntax& syntax) {
  auto& o = syntax.runs(run_calendar_show);
  syntax.argument("NAME", o.calendar, "Calendar of the desk");
  syntax.option("--desk", "FILE", o.desk, "Use this desk file (default: the desk in force)").file();
  syntax.example("tix calendar show office", "Show its hours, its holidays and when it opens next.");
  syntax.example("tix calendar show office --as-of 2026-12-24", "Show when it opens after that day.");
}

}  // namespace tix::cli
