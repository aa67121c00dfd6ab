// iCalendar files as days off: against a slow model, folded anywhere, and bad in any way.
#include "format/read/ics_reader.hpp"

#include "format/read/desk_lines.hpp"
#include "format/text/random_text.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/text/error.hpp"

#include <functional>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::test;

namespace {

Date day(int year, int month, int day) {
  return *Date::from_ymd({year, month, day});
}

const DateRange kYears{day(2026, 1, 1), day(2028, 12, 31)};

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\n";
}

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n";
}

format::IcsDays read(const std::string& text, const char* zone = "Asia/Jakarta") {
  return format::read_ics(text, "h.ics", kYears, Zone::find(zone));
}

/// Holidays and closures in the words of a desk file.
std::vector<std::string> words(const format::IcsDays& days) {
  std::vector<std::string> words;
  for (const Holiday& holiday : days.holidays) words.push_back(format_holiday(holiday));
  for (const Closure& closure : days.closures) words.push_back(format_closure(closure));
  return words;
}

std::vector<std::string> words_of(const std::string& lines, const char* zone = "Asia/Jakarta") {
  return words(read(calendar(event(lines)), zone));
}

using Words = std::vector<std::string>;

std::string compact(Date date) {
  const auto [year, month, number] = date.ymd();
  return fmt::format("{:04}{:02}{:02}", year, month, number);
}

/// A rule and the same as a question to every date from its start on.
struct Rule {
  std::string text;
  std::function<bool(Date start, Date date)> holds;
};

const std::vector<Rule> kRules = {
    {"FREQ=DAILY;INTERVAL=11", [](Date start, Date date) { return (date - start) % 11 == 0; }},
    {"FREQ=WEEKLY", [](Date start, Date date) { return (date - start) % 7 == 0; }},
    {"FREQ=MONTHLY;BYMONTHDAY=13", [](Date, Date date) { return date.ymd().day == 13; }},
    {"FREQ=MONTHLY;BYDAY=-1FR",
     [](Date, Date date) {
       return date.weekday() == Weekday::fri && (date + 7).ymd().month != date.ymd().month;
     }},
    {"FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
     [](Date, Date date) {
       const auto [year, month, number] = date.ymd();
       return month == 11 && date.weekday() == Weekday::thu && (number - 1) / 7 == 3;
     }},
    {"FREQ=YEARLY;INTERVAL=2",
     [](Date start, Date date) {
       const auto [year, month, number] = date.ymd();
       return month == start.ymd().month && number == start.ymd().day && (year - start.ymd().year) % 2 == 0;
     }},
};

}  // namespace

TEST_CASE("law: rules of repetition give the dates that a look at every date gives", "[slow]") {
  Random random(41);
  for (int round = 0; round < 300; ++round) {
    const Rule& rule = kRules[below(random, kRules.size())];
    Date start = day(2026, 1, 1) + static_cast<std::int32_t>(pick(random, -900, 900));
    while (!rule.holds(start, start)) start = start + 1;  // the first occurrence is the start itself
    const int days = static_cast<int>(pick(random, 1, 3));
    const int count = static_cast<int>(pick(random, 1, 60));
    const bool ends = chance(random, 50);
    std::string lines = fmt::format("DTSTART;VALUE=DATE:{}\nDTEND;VALUE=DATE:{}\nRRULE:{}", compact(start),
                                    compact(start + days), rule.text);
    if (ends) lines += fmt::format(";COUNT={}", count);
    std::set<std::string> expected;
    int seen = 0;
    for (Date date = start; date <= kYears.last; date = date + 1) {
      if (!rule.holds(start, date) || (ends && ++seen > count)) continue;
      const Date last = date + (days - 1);
      if (last >= kYears.first) expected.insert(format_holiday({DateRange{date, last}, {}}));
    }
    INFO(lines);
    CHECK(words_of(lines) == Words(expected.begin(), expected.end()));
  }
}

TEST_CASE("law: lines may be folded anywhere, and end with LF or CRLF") {
  const std::string text = calendar(event("DTSTART;VALUE=DATE:20260320\nDTEND;VALUE=DATE:20260325\nSUMMARY:"
                                          "Lebaran\\, besar \\\\ 漢字 🙂") +
                                    event("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nSUMMARY:Natal"));
  const Words whole = words(read(text));
  REQUIRE(whole == Words{"12-25 Natal", "2026-03-20..2026-03-24 Lebaran, besar \\ 漢字 🙂"});
  Random random(43);
  for (int round = 0; round < 200; ++round) {
    std::string folded;
    const bool crlf = chance(random, 50);
    const std::string end = crlf ? "\r\n" : "\n";
    for (std::size_t i = 0; i < text.size(); ++i) {
      folded += text[i] == '\n' ? end : std::string(1, text[i]);
      const bool inside = text[i] != '\n' && i + 1 < text.size();
      if (inside && chance(random, 15)) folded += end + (chance(random, 50) ? " " : "\t");
    }
    INFO(folded);
    CHECK(words(read(folded)) == whole);
  }
}

TEST_CASE("law: what is no calendar is refused with its line, and never does harm", "[slow]") {
  const std::string good = calendar(
      "BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0700\n"
      "TZOFFSETTO:+0700\nEND:STANDARD\nEND:VTIMEZONE\n" +
      event("UID:a\nDTSTART;TZID=Here:20260814T130000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;COUNT=5\n"
            "EXDATE;TZID=Here:20260821T130000\nSUMMARY:stock count") +
      event("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nSUMMARY:Natal"));
  REQUIRE(words(read(good)).size() == 5);
  Random random(47);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = good;
    for (auto changes = pick(random, 1, 3); changes > 0; --changes) {
      const std::size_t at = below(random, text.size());
      const std::size_t length = below(random, 20);
      if (chance(random, 40))
        text.erase(at, length);
      else if (chance(random, 50))
        text[at] = static_cast<char>(pick(random, 0, 255));
      else
        text.insert(at, text.substr(below(random, text.size()), length));
    }
    try {
      const format::IcsDays days = read(text);
      for (const Holiday& holiday : days.holidays)
        CHECK(format_holiday(parse_holiday(format_holiday(holiday))) == format_holiday(holiday));
      for (const Closure& closure : days.closures)
        CHECK(format_closure(parse_closure(format_closure(closure))) == format_closure(closure));
    } catch (const Error& error) {
      ++refused;
      INFO(text);
      const std::string what = error.what();
      CHECK(error.kind() == ErrorKind::usage);
      CHECK(what.starts_with("h.ics:"));
      CHECK(what.find(": ") > std::string("h.ics:").size());
    }
  }
  CHECK(refused > 500);
}

TEST_CASE("times are closures on the calendar's clock, whole days of them holidays") {
  CHECK(words_of("DTSTART:20260814T060000Z\nDTEND:20260814T100000Z\nSUMMARY:stock") ==
        Words{"2026-08-14 13:00-17:00 stock"});
  CHECK(words_of("DTSTART:20260814T060000\nDURATION:PT90M") == Words{"2026-08-14 06:00-07:30"});
  CHECK(words_of("DTSTART;TZID=Europe/Paris:20260701T090000\nDTEND;TZID=Europe/Paris:20260701T100000") ==
        Words{"2026-07-01 14:00-15:00"});
  CHECK(words_of("DTSTART:20260814T220000\nDTEND:20260817T020000\nSUMMARY:move") ==
        Words{"2026-08-15..2026-08-16 move", "2026-08-14 22:00-24:00 move", "2026-08-17 00:00-02:00 move"});
  // The night in which Paris loses an hour, seen from there.
  CHECK(words_of("DTSTART:20260329T003000Z\nDTEND:20260329T013000Z", "Europe/Paris") ==
        Words{"2026-03-29 01:30-03:30"});
  CHECK(words_of("DTSTART:20260814T060000").empty());  // no time at all
  CHECK(words_of("DTSTART:20260814T060000\nDTEND:20260814T070000\nSUMMARY:08:00-09:00 x") ==
        Words{"2026-08-14 06:00-07:00 - 08:00-09:00 x"});
}

TEST_CASE("yearly without end is yearly, near the leap day it is written out") {
  CHECK(words_of("DTSTART;VALUE=DATE:20201231\nDTEND;VALUE=DATE:20210102\nRRULE:FREQ=YEARLY") ==
        Words{"12-31..01-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25") ==
        Words{"12-25"});
  CHECK(words_of("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY") == Words{"02-29"});
  CHECK(words_of("DTSTART;VALUE=DATE:20260131\nRRULE:RSCALE=Gregorian;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3") ==
        Words{"2026-01-31", "2026-02-28", "2026-03-31"});
  CHECK(words_of("DTSTART;VALUE=DATE:20240228\nDURATION:P2D\nRRULE:FREQ=YEARLY") ==
        Words{"2026-02-28..2026-03-01", "2027-02-28..2027-03-01", "2028-02-28..2028-02-29"});
  CHECK(words_of("DTSTART;VALUE=DATE:20260601\nRRULE:FREQ=YEARLY") == Words{"06-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20270601\nRRULE:FREQ=YEARLY") == Words{"2027-06-01", "2028-06-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20261231\nDURATION:P2D\nRRULE:FREQ=YEARLY") ==
        Words{"2026-12-31..2027-01-01", "2027-12-31..2028-01-01", "2028-12-31..2029-01-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20200601\nRRULE:FREQ=YEARLY;UNTIL=20270601") ==
        Words{"2026-06-01", "2027-06-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20200601\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270601") ==
        Words{"2026-06-01", "2028-06-01"});
}

TEST_CASE("what was moved, cancelled or is outside the dates does not count") {
  const std::string series = "UID:u\nDTSTART;VALUE=DATE:20260601\nRRULE:FREQ=MONTHLY;COUNT=3\nSUMMARY:s";
  const std::string moved =
      "UID:u\nRECURRENCE-ID;VALUE=DATE:20260701\nDTSTART;VALUE=DATE:20260702\nSUMMARY:m";
  CHECK(words(read(calendar(event(series) + event(moved)))) ==
        Words{"2026-06-01 s", "2026-07-02 m", "2026-08-01 s"});
  CHECK(words(read(calendar(event(series) + event(moved + "\nSTATUS:CANCELLED")))) ==
        Words{"2026-06-01 s", "2026-08-01 s"});
  CHECK(words_of(series + "\nSTATUS:CANCELLED").empty());
  CHECK(words_of("DTSTART;VALUE=DATE:20290101").empty());
  CHECK(words_of("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102") ==
        Words{"2025-12-30..2026-01-01"});
  CHECK(words_of("DTSTART;VALUE=DATE:20260101\nRDATE;VALUE=DATE:20260301,20260501\n"
                 "EXDATE;VALUE=DATE:20260301") == Words{"2026-01-01", "2026-05-01"});
  CHECK(words(read(
            calendar(event("DTSTART;VALUE=DATE:20260101\nBEGIN:VALARM\nDTSTART:nonsense\nEND:VALARM")))) ==
        Words{"2026-01-01"});
}

TEST_CASE("a mistake is one line with its number") {
  const auto refused = [](const std::string& text) {
    try {
      read(text);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("read");
  };
  CHECK(refused("") == "h.ics: not a calendar; accepted: BEGIN:VCALENDAR ... END:VCALENDAR (RFC 5545)");
  CHECK(refused("\n\nhello\n") ==
        "h.ics:3: not a calendar; accepted: BEGIN:VCALENDAR ... END:VCALENDAR (RFC 5545)");
  CHECK(refused("BEGIN:VCALENDAR\n") == "h.ics:1: BEGIN:vcalendar has no END");
  CHECK(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") ==
        "h.ics:3: END:vcalendar does not match BEGIN:vevent of line 2");
  CHECK(refused(calendar(event("SUMMARY:x"))) == "h.ics:3: an event without DTSTART");
  CHECK(refused(calendar(event("DTSTART:soon"))) == "h.ics:4: cannot be understood: DTSTART:soon");
  CHECK(refused(calendar(event("DTSTART;VALUE=DATE:20260230"))) ==
        "h.ics:4: not a date or time from 1900 to 2199: DTSTART;VALUE=DATE:20260230");
  CHECK(refused(calendar(event("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY"))) ==
        "h.ics:5: repeats more often than daily: RRULE:FREQ=SECONDLY");
  CHECK(
      refused(calendar(event("DTSTART;VALUE=DATE:20260217\nRRULE:RSCALE=CHINESE;FREQ=YEARLY"))) ==
      "h.ics:5: repeats in an unsupported calendar (accepted: RSCALE=GREGORIAN): RRULE:RSCALE=CHINESE;FREQ=YEARLY");
  CHECK(refused(calendar(event("DTSTART;TZID=Atlantis:20260101T000000\nDURATION:PT1H")))
            .starts_with("h.ics:3: unknown time zone 'Atlantis'"));
  CHECK(refused(calendar(event("DTSTART;VALUE=DATE:20260101\nSUMMARY:\xff"))) ==
        "h.ics:5: contains bytes that are not UTF-8");
}
