// Parses the TIME of the command line. Each parser returns nullopt for a text that is not of its form, so
// that the next one can try.
#include "tix/calendar/time_text.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/text/error.hpp"
#include "tix/time/duration_text.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

constexpr auto kWeekdays =
    enum_names<Weekday>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});

TimeRange second_at(Instant t) {
  return {t, t + WallSeconds{1}, false};
}

TimeRange day_of(Date date, const Zone& zone) {
  return {zone.first_at_or_after({date, 0}), zone.first_at_or_after({date, kSecondsPerDay}), true};
}

/// Returns the date that a word stands for on the date `today`, or nullopt for any other word.
std::optional<Date> named_date(std::string_view word, Date today) {
  if (word == "today") return today;
  if (word == "yesterday") return today - 1;
  const auto weekday = find_name(kWeekdays, word);
  if (!weekday) return std::nullopt;
  Date latest = today;
  while (latest.weekday() != *weekday) latest = latest - 1;
  return latest;
}

std::optional<TimeRange> parse_relative(std::string_view text, Instant now) {
  TextScan in{text};
  const bool back = in.skip('-');
  if (!back && !in.skip('+')) return std::nullopt;
  const auto distance = parse_duration(in.rest());
  return second_at(back ? now - distance : now + distance);
}

std::optional<TimeRange> parse_dated(std::string_view text, const Zone& zone) {
  TextScan in{text};
  const auto date = in.date();
  if (!date) return std::nullopt;
  if (in.done()) return day_of(*date, zone);
  if (!in.skip('T') && !in.skip('t') && !in.skip_blanks()) return std::nullopt;
  const auto time = in.time_of_day();
  if (!time) return std::nullopt;
  const LocalTime local{*date, time->second};
  if (in.done()) return second_at(zone.first_at_or_after(local));
  const auto offset = in.utc_offset();
  if (!offset || !in.done()) return std::nullopt;
  return second_at(Instant::from_unix(local.seconds() - *offset));
}

std::optional<TimeRange> parse_any(std::string_view text, const Zone& zone, Instant now) {
  if (text == "now") return second_at(now);
  if (const auto date = named_date(text, zone.local(now).date())) return day_of(*date, zone);
  if (const auto relative = parse_relative(text, now)) return relative;
  return parse_dated(text, zone);
}

}  // namespace

TimeRange parse_time(std::string_view text, const Zone& zone, Instant now) {
  const auto range = parse_any(trimmed(text), zone, now);
  if (range && range->from.in_range()) return *range;
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is not a time from 1900 to 2199; accepted: 2026-08-07, 2026-08-07 16:30, "
                          "2026-08-07T16:30:00+07:00, now, today, yesterday, monday to sunday, -3d, +2h",
                          text));
}

}  // namespace tix
