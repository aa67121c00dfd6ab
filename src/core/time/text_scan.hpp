// A scanner that reads dates, times and words from the front of a text.
#pragma once

#include "tix/time/local_time.hpp"

#include <optional>
#include <string_view>

namespace tix {

/// A time of day as `09:30`, `09:30:15` or `09:30:15.25`.
struct TimeOfDay {
  std::int32_t second = 0;   ///< 0..86399, a fraction cut off
  bool has_seconds = false;  ///< whether they were written
};

/// A text that is consumed from the front. A reader that does not match returns nullopt or false and consumes
/// nothing. The text must outlive the scanner.
class TextScan {
 public:
  explicit TextScan(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool at_digit() const { return peek() >= '0' && peek() <= '9'; }

  bool skip(char c);
  bool skip(std::string_view word);
  /// Skips blanks and tabs. Returns whether there was at least one.
  bool skip_blanks();
  /// Consumes and returns the text before the next character of `stops`, or all the rest if there is none.
  std::string_view until(std::string_view stops);

  /// Reads exactly `count` digits, at most 9.
  std::optional<int> digits(int count);
  /// Reads `2026-08-07`, which must be an existing date from 1900 to 2199.
  std::optional<Date> date();
  /// Reads `09:30`, from 00:00 to 24:00, as seconds of the day (0..86400).
  std::optional<std::int32_t> hour_minute();
  /// Reads a time up to 23:59:59. A leap second (`:60`) does not match.
  std::optional<TimeOfDay> time_of_day();
  /// Reads `Z`, `z` or `+07:00`, up to 23:59 either way, as seconds east of UTC.
  std::optional<std::int32_t> utc_offset();

 private:
  std::string_view rest_;
};

}  // namespace tix
