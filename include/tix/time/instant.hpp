// Instants, working time and wall time as distinct types, so that they cannot be mixed by mistake.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace tix {

/// A length of working time in seconds, as measured through a calendar. May be negative.
struct Seconds {
  std::int64_t count = 0;

  constexpr Seconds() = default;
  constexpr explicit Seconds(std::int64_t n) : count(n) {}
  friend constexpr auto operator<=>(Seconds, Seconds) = default;
  friend constexpr Seconds operator+(Seconds a, Seconds b) { return Seconds{a.count + b.count}; }
  friend constexpr Seconds operator-(Seconds a, Seconds b) { return Seconds{a.count - b.count}; }
  constexpr Seconds& operator+=(Seconds b) { return count += b.count, *this; }
};

/// A length of wall time in seconds, as a stopwatch shows it. May be negative.
struct WallSeconds {
  std::int64_t count = 0;

  constexpr WallSeconds() = default;
  constexpr explicit WallSeconds(std::int64_t n) : count(n) {}
  friend constexpr auto operator<=>(WallSeconds, WallSeconds) = default;
  friend constexpr WallSeconds operator+(WallSeconds a, WallSeconds b) {
    return WallSeconds{a.count + b.count};
  }
  friend constexpr WallSeconds operator-(WallSeconds a, WallSeconds b) {
    return WallSeconds{a.count - b.count};
  }
};

/// A whole UTC second from 1900-01-01T00:00:00Z to 2199-12-31T23:59:59Z, stored as Unix time (no leap
/// seconds).
class Instant {
 public:
  constexpr Instant() = default;
  /// Makes an instant from seconds since 1970-01-01T00:00:00Z. Does not check the range; parsers do.
  static constexpr Instant from_unix(std::int64_t unix) { return Instant{unix}; }
  static constexpr Instant first() { return Instant{-2208988800}; }
  static constexpr Instant last() { return Instant{7258118399}; }
  /// Returns the end of an interval that has not ended: one second after the last instant.
  static constexpr Instant open_end() { return Instant{7258118400}; }

  constexpr std::int64_t unix() const { return unix_; }
  constexpr bool in_range() const { return first() <= *this && *this <= last(); }

  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr WallSeconds operator-(Instant a, Instant b) { return WallSeconds{a.unix_ - b.unix_}; }
  friend constexpr Instant operator+(Instant a, WallSeconds d) { return Instant{a.unix_ + d.count}; }
  friend constexpr Instant operator-(Instant a, WallSeconds d) { return Instant{a.unix_ - d.count}; }

 private:
  constexpr explicit Instant(std::int64_t unix) : unix_(unix) {}
  std::int64_t unix_ = 0;
};

static_assert(!std::is_convertible_v<std::int64_t, Instant> && !std::is_convertible_v<std::int64_t, Seconds>);
static_assert(!std::is_convertible_v<Seconds, WallSeconds> && !std::is_convertible_v<WallSeconds, Seconds>);

/// Parses RFC 3339, such as `2026-08-07T16:30:00+07:00`, from 1900 to 2199. Accepts `T` and `Z` in either
/// case and a blank for `T`. Truncates a fraction of a second towards the past. Throws Error{usage} for
/// anything else, including a leap second (`:60`) and any text after the offset.
Instant parse_rfc3339(std::string_view text);

/// Formats an instant in UTC as `2026-08-07T09:30:00Z`: always 20 characters for an instant in range.
std::string format_rfc3339(Instant t);

}  // namespace tix
