// Periods of a report: parsing, division into units, and the earlier ranges to compare with.
//
// All boundaries are computed on the local clock and converted to instants last, so that a day across a clock
// change has 23 or 25 hours and a month begins at local midnight.
#include "tix/calendar/period.hpp"

#include "core/calendar/period_unit.hpp"
#include "core/time/text_scan.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

/// A word for the current unit, or for the one before it if `former`.
struct PeriodWord {
  std::string_view word;
  PeriodUnit unit;
  bool former;
};

constexpr std::array kPeriodWords = {
    PeriodWord{"today", PeriodUnit::day, false},       PeriodWord{"yesterday", PeriodUnit::day, true},
    PeriodWord{"week", PeriodUnit::week, false},       PeriodWord{"last-week", PeriodUnit::week, true},
    PeriodWord{"month", PeriodUnit::month, false},     PeriodWord{"last-month", PeriodUnit::month, true},
    PeriodWord{"quarter", PeriodUnit::quarter, false}, PeriodWord{"last-quarter", PeriodUnit::quarter, true},
    PeriodWord{"year", PeriodUnit::year, false},       PeriodWord{"last-year", PeriodUnit::year, true},
};

std::optional<AskedRange> word_range(std::string_view text, const Zone& zone, Instant as_of) {
  const auto row = std::ranges::find(kPeriodWords, text, &PeriodWord::word);
  if (row == kPeriodWords.end()) return std::nullopt;
  const Date start = start_of(row->unit, zone.reached(as_of).date());
  return AskedRange{range_of(row->unit, row->former ? start_of(row->unit, start - 1) : start, zone),
                    row->unit};
}

/// Parses `2026`, `2026-Q3`, `2026-08`, `2026-W32` or `2026-08-07`. Returns nullopt for anything else.
std::optional<AskedRange> named_range(std::string_view text, const Zone& zone) {
  TextScan whole(text);
  if (const auto date = whole.date(); date && whole.done())
    return AskedRange{range_of(PeriodUnit::day, *date, zone), PeriodUnit::day};
  TextScan in(text);
  const auto year = in.digits(4);
  if (!year || *year < 1900 || *year > 2199) return std::nullopt;
  const auto from = [&](PeriodUnit unit, std::optional<Date> start) -> std::optional<AskedRange> {
    if (!start || !in.done()) return std::nullopt;
    return AskedRange{range_of(unit, *start, zone), unit};
  };
  if (in.done()) return from(PeriodUnit::year, Date::from_ymd({*year, 1, 1}));
  if (!in.skip('-')) return std::nullopt;
  if (in.skip('Q')) {
    const auto quarter = in.digits(1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    return from(PeriodUnit::quarter, Date::from_ymd({*year, *quarter * 3 - 2, 1}));
  }
  if (in.skip('W')) {
    const auto week = in.digits(2);
    return week ? from(PeriodUnit::week, week_start(*year, *week)) : std::nullopt;
  }
  const auto month = in.digits(2);
  return month ? from(PeriodUnit::month, Date::from_ymd({*year, *month, 1})) : std::nullopt;
}

Error not_a_period(const std::string& text) {
  std::vector<std::string_view> words;
  for (const PeriodWord& row : kPeriodWords) words.push_back(row.word);
  return {ErrorKind::usage,
          fmt::format("--period: '{}' is not a period from 1900 to 2199; accepted: {}, 2026-08-07, 2026-W32, "
                      "2026-08, 2026-Q3, 2026",
                      text, fmt::join(words, ", ")),
          did_you_mean(text, words)};
}

AskedRange period_range(const std::string& text, const Zone& zone, Instant as_of) {
  auto asked = word_range(text, zone, as_of);
  if (!asked) asked = named_range(text, zone);
  if (!asked) throw not_a_period(text);
  if (asked->range.from >= asked->range.to)
    throw Error(ErrorKind::usage, fmt::format("--period: '{}' does not exist in {}", text, zone.name()));
  return *asked;
}

Instant time_of(const char* option, const std::string& text, const Zone& zone, Instant as_of) {
  try {
    return parse_time(text, zone, as_of).from;
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("{}: {}", option, error.what()), error.hint());
  }
}

/// Returns the start of the last `days` days before `to`, including the day of the last second before `to`.
Instant usual_start(Instant to, const Zone& zone, int days) {
  const Date last = zone.reached(to - WallSeconds{1}).date();
  return zone.first_at_or_after({last - (days - 1), 0});
}

}  // namespace

// Ranges end at the report: the rest of a month that has begun has no numbers, and its missing half must not
// look like a decline.
AskedRange parse_range(const PeriodWords& typed, const Zone& zone, Instant as_of, int days) {
  if (typed.period && (typed.from || typed.to))
    throw Error(ErrorKind::usage, "--period cannot be combined with --from or --to");
  const Instant end = as_of + WallSeconds{1};
  AskedRange asked{{{}, end}, {}};
  if (typed.period) asked = period_range(*typed.period, zone, as_of);
  Interval& range = asked.range;
  if (typed.to) range.to = time_of("--to", *typed.to, zone, as_of);
  if (!typed.period)
    range.from = typed.from ? time_of("--from", *typed.from, zone, as_of)
                            : usual_start(std::min(range.to, end), zone, days);
  if (range.from >= range.to)
    throw Error(ErrorKind::usage,
                fmt::format("--from {} is not before {}", format_local(range.from, zone),
                            typed.to ? "--to " + format_local(range.to, zone) : "the time of the report"),
                "the period ends before --to: all of August is --from 2026-08-01 --to 2026-09-01");
  if (range.from > as_of)
    throw Error(ErrorKind::usage, fmt::format("the period begins on {}, after the time of the report, {}",
                                              format_local(range.from, zone), format_local(as_of, zone)));
  range.to = std::min(range.to, end);
  return asked;
}

std::string period_name(PeriodUnit unit, Date date) {
  return unit_name(unit, date);
}

std::vector<Period> periods_of(const Interval& range, PeriodUnit unit, const Zone& zone) {
  std::vector<Period> periods;
  for (Date start = start_of(unit, zone.reached(range.from).date());; start = next_start(unit, start)) {
    const Interval whole = range_of(unit, start, zone);
    if (whole.from >= range.to) return periods;
    const Interval cut{std::max(whole.from, range.from), std::min(whole.to, range.to)};
    if (cut.from < cut.to) periods.push_back({period_name(unit, start), cut});
  }
}

namespace {

/// The distance from one period to the next.
struct Stride {
  std::int32_t days = 0;
  std::int32_t months = 0;
};

constexpr auto kStrides = enum_values<PeriodUnit, Stride>({{1, 0}, {7, 0}, {0, 1}, {0, 3}, {0, 12}});

/// Returns the same day some months earlier, or the last day of that month if it is shorter.
Date months_back(Date date, std::int32_t months) {
  const YearMonthDay ymd = date.ymd();
  const std::int32_t month = ymd.year * 12 + ymd.month - 1 - months;
  const Date first = Date::from_ymd({month / 12, month % 12 + 1, 1}).value();
  return std::min(first + (ymd.day - 1), next_start(PeriodUnit::month, first) - 1);
}

/// Returns the reading of a clock at `t`, or midnight if `t` begins a date that has no midnight in the zone.
LocalTime reading_at(Instant t, const Zone& zone) {
  const LocalTime shown = zone.reached(t);
  const LocalTime midnight{shown.date(), 0};
  return zone.first_at_or_after(midnight) == t ? midnight : shown;
}

LocalTime back(LocalTime reading, const Stride& stride, int times) {
  return {months_back(reading.date() - stride.days * times, stride.months * times), reading.second_of_day()};
}

}  // namespace

std::vector<Interval> ranges_before(const Interval& range, std::optional<PeriodUnit> unit, const Zone& zone,
                                    int count) {
  const LocalTime from = reading_at(range.from, zone), to = reading_at(range.to, zone);
  const Stride stride =
      unit ? kStrides[*unit] : Stride{zone.reached(range.last()).date() - from.date() + 1, 0};
  std::vector<Interval> before;
  for (int times = 1; times <= count; ++times)
    before.push_back(
        {zone.first_at_or_after(back(from, stride, times)), zone.first_at_or_after(back(to, stride, times))});
  return before;
}

}  // namespace tix
