// Reading dates, times and words off the front of a text.
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

/// A text that is eaten from the front; what does not fit is left in place.
class TextScan {
 public:
  explicit TextScan(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool at_digit() const { return peek() >= '0' && peek() <= '9'; }

  bool skip(char c);
  bool skip(std::string_view word);
  /// True when there was at least one blank or tab.
  bool skip_blanks();
  /// What stands before the next of `stops`, or all that is left.
  std::string_view until(std::string_view stops);

  /// Exactly `count` digits (at most 9).
  std::optional<int> digits(int count);
  /// `2026-08-07`, an existing date from 1900 to 2199.
  std::optional<Date> date();
  /// `09:30` in seconds of the day, 00:00 to 24:00.
  std::optional<std::int32_t> hour_minute();
  /// Up to 23:59:59.
  std::optional<TimeOfDay> time_of_day();
  /// `Z`, `z` or `+07:00` in seconds east of UTC, up to 23:59 either way.
  std::optional<std::int32_t> utc_offset();

 private:
  std::string_view rest_;
};

/// Without blanks, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

}  // namespace tix
