// The few forms that all date and time texts are made of. Each reader works on a copy and adopts it only on
// success, so that a failed attempt consumes nothing.
#include "core/time/text_scan.hpp"

#include <algorithm>

namespace tix {

bool TextScan::skip(char c) {
  if (rest_.empty() || rest_.front() != c) return false;
  rest_.remove_prefix(1);
  return true;
}

bool TextScan::skip(std::string_view word) {
  if (!rest_.starts_with(word)) return false;
  rest_.remove_prefix(word.size());
  return true;
}

bool TextScan::skip_blanks() {
  const auto blanks = std::min(rest_.find_first_not_of(" \t"), rest_.size());
  rest_.remove_prefix(blanks);
  return blanks > 0;
}

std::string_view TextScan::until(std::string_view stops) {
  const auto word = rest_.substr(0, rest_.find_first_of(stops));
  rest_.remove_prefix(word.size());
  return word;
}

std::optional<int> TextScan::digits(int count) {
  const auto length = static_cast<std::size_t>(count);
  if (rest_.size() < length) return std::nullopt;
  int value = 0;
  for (const char c : rest_.substr(0, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  rest_.remove_prefix(length);
  return value;
}

std::optional<Date> TextScan::date() {
  TextScan ahead = *this;
  const auto year = ahead.digits(4);
  const auto month = ahead.skip('-') ? ahead.digits(2) : std::nullopt;
  const auto day = ahead.skip('-') ? ahead.digits(2) : std::nullopt;
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  const auto date = Date::from_ymd({*year, *month, *day});
  if (date) *this = ahead;
  return date;
}

std::optional<std::int32_t> TextScan::hour_minute() {
  TextScan ahead = *this;
  const auto hour = ahead.digits(2);
  const auto minute = ahead.skip(':') ? ahead.digits(2) : std::nullopt;
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
  *this = ahead;
  return *hour * 3600 + *minute * 60;
}

// A fraction of any length is read and dropped: instants are whole seconds.
std::optional<TimeOfDay> TextScan::time_of_day() {
  TextScan ahead = *this;
  const auto minutes = ahead.hour_minute();
  if (!minutes || *minutes == kSecondsPerDay) return std::nullopt;
  TimeOfDay time{*minutes, ahead.skip(':')};
  if (time.has_seconds) {
    const auto seconds = ahead.digits(2);
    if (!seconds || *seconds > 59) return std::nullopt;
    time.second += *seconds;
    if (ahead.skip('.')) {
      if (!ahead.at_digit()) return std::nullopt;
      while (ahead.at_digit()) ahead.rest_.remove_prefix(1);
    }
  }
  *this = ahead;
  return time;
}

std::optional<std::int32_t> TextScan::utc_offset() {
  if (skip('Z') || skip('z')) return 0;
  TextScan ahead = *this;
  const bool west = ahead.skip('-');
  if (!west && !ahead.skip('+')) return std::nullopt;
  const auto offset = ahead.hour_minute();
  if (!offset || *offset == kSecondsPerDay) return std::nullopt;
  *this = ahead;
  return west ? -*offset : *offset;
}

}  // namespace tix
