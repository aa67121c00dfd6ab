// Days of an iCalendar file that are pasted into a desk file are read as the same days.
#include "format/read/desk_lines.hpp"

#include "desk/file/desk_file.hpp"
#include "format/text/random_text.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::test;

namespace {

/// A SUMMARY as RFC 5545 writes text.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n') out += "\\n";
    if (c != '\n' && c != '\r' && c != '\0') out += c;
  }
  return out;
}

template <class Day>
std::vector<std::string> words(const std::vector<Day>& days, std::string (*text)(const Day&)) {
  std::vector<std::string> words;
  for (const Day& day : days) words.push_back(text(day));
  return words;
}

}  // namespace

TEST_CASE("law: whatever an event is called, its desk lines are a desk file's") {
  Random random(53);
  const DateRange years{*Date::from_ymd({2026, 1, 1}), *Date::from_ymd({2028, 12, 31})};
  std::size_t named = 0;
  for (int round = 0; round < 300; ++round) {
    std::string ics = "BEGIN:VCALENDAR\n";
    for (int i = 0; i < 5; ++i) {
      const std::string name = escaped(random_text(random, kAwkward, 12));
      const auto number = pick(random, 1, 28);
      ics += chance(random, 50)
                 ? fmt::format("BEGIN:VEVENT\nDTSTART;VALUE=DATE:202602{:02}\nSUMMARY:{}\nEND:VEVENT\n",
                               number, name)
                 : fmt::format(
                       "BEGIN:VEVENT\nDTSTART:202603{:02}T100000\nDURATION:PT1H\nSUMMARY:{}\n"
                       "END:VEVENT\n",
                       number, name);
    }
    const format::IcsDays days = format::read_ics(ics + "END:VCALENDAR\n", "h.ics", years, Zone::utc());
    const std::string lines = format::desk_lines(days);
    INFO(lines);
    const Desk desk =
        desk::read_desk_file("[calendar.office]\nmon-fri = \"09:00-17:00\"\n" + lines, "desk.toml");
    const CalendarRules& rules = desk.calendar("office")->rules();
    CHECK(words(rules.holidays, format_holiday) == words(days.holidays, format_holiday));
    CHECK(words(rules.closures, format_closure) == words(days.closures, format_closure));
    for (const Holiday& holiday : days.holidays) named += !holiday.name.empty();
  }
  CHECK(named > 300);
}
