// Dates and clock readings without a zone, as a calendar page and a wall clock show them.
#pragma once

#include "tix/text/enum_table.hpp"

#include <compare>
#include <cstdint>
#include <optional>

namespace tix {

/// The days of a week in the order of ISO 8601, counted from 0.
enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };
inline constexpr auto kWeekdayNames = enum_names<Weekday>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});

/// The parts of a date: `month` is 1..12 and `day` is 1..31. Not checked; Date::from_ymd checks.
struct YearMonthDay {
  int year = 1970;
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const YearMonthDay&, const YearMonthDay&) = default;
};

/// A date of the proleptic Gregorian calendar, stored as days since 1970-01-01 so that date arithmetic is
/// exact and cheap.
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date from_days(std::int32_t days) { return Date{days}; }
  /// Returns nullopt if there is no such date, for example 2026-02-30.
  static std::optional<Date> from_ymd(const YearMonthDay& ymd);

  constexpr std::int32_t days() const { return days_; }
  YearMonthDay ymd() const;
  constexpr Weekday weekday() const {
    const auto since_monday = (days_ + 3) % 7;  // 1970-01-01 was a Thursday
    return static_cast<Weekday>(since_monday < 0 ? since_monday + 7 : since_monday);
  }

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date d, std::int32_t days) { return Date{d.days_ + days}; }
  friend constexpr Date operator-(Date d, std::int32_t days) { return Date{d.days_ - days}; }
  friend constexpr std::int32_t operator-(Date a, Date b) { return a.days_ - b.days_; }

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

inline constexpr std::int32_t kSecondsPerDay = 86400;

/// The reading of a wall clock, to the second, stored as seconds since 1970-01-01 00:00 on that clock. Only
/// `Zone` turns a reading into an instant, because a reading can occur twice or not at all.
class LocalTime {
 public:
  constexpr LocalTime() = default;
  static constexpr LocalTime from_seconds(std::int64_t seconds) { return LocalTime{seconds}; }
  /// Makes the reading `second_of_day` seconds after midnight of `date`, 0..86400. 86400 is the midnight that
  /// begins the next date.
  constexpr LocalTime(Date date, std::int32_t second_of_day)
      : seconds_(std::int64_t{date.days()} * kSecondsPerDay + second_of_day) {}

  constexpr std::int64_t seconds() const { return seconds_; }
  constexpr Date date() const {
    const auto days = seconds_ / kSecondsPerDay - (seconds_ % kSecondsPerDay < 0 ? 1 : 0);
    return Date::from_days(static_cast<std::int32_t>(days));
  }
  /// Returns 0..86399, also before 1970.
  constexpr std::int32_t second_of_day() const {
    return static_cast<std::int32_t>(seconds_ - std::int64_t{date().days()} * kSecondsPerDay);
  }

  friend constexpr auto operator<=>(LocalTime, LocalTime) = default;

 private:
  constexpr explicit LocalTime(std::int64_t seconds) : seconds_(seconds) {}
  std::int64_t seconds_ = 0;
};

static_assert(Date::from_days(0).weekday() == Weekday::thu && Date::from_days(-4).weekday() == Weekday::sun);
static_assert(LocalTime::from_seconds(-1).date() == Date::from_days(-1));
static_assert(LocalTime::from_seconds(-1).second_of_day() == kSecondsPerDay - 1);

}  // namespace tix
