// Parses and formats durations. One table of units serves both directions, so that they cannot disagree.
#include "tix/time/duration_text.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

struct Unit {
  char letter;
  std::int64_t seconds;
  bool for_working_time;
};
constexpr std::array kUnits{Unit{'w', 604800, false}, Unit{'d', 86400, false}, Unit{'h', 3600, true},
                            Unit{'m', 60, true}, Unit{'s', 1, true}};
constexpr std::size_t kDays = 1;  // index of the largest unit shown to people
static_assert(kUnits[kDays].letter == 'd');
constexpr std::int64_t kLongest = std::int64_t{100} * 365 * 86400;
constexpr std::size_t kMostDigits = 10;  // digits of kLongest in seconds; keeps sums far from overflow

enum class Kind { wall, working };
enum class Fault { none, not_understood, too_long, ambiguous_day };

struct Scanned {
  std::int64_t seconds = 0;
  Fault fault = Fault::none;
};

/// Walks the units from large to small and never back, which enforces their order and that none occurs twice.
Scanned scan(std::string_view text, Kind kind) {
  TextScan in{trimmed(text)};
  if (in.done()) return {0, Fault::not_understood};
  std::int64_t sum = 0;
  auto unit = kUnits.begin();
  while (!in.done()) {
    const auto number = in.until("wdhms \t");
    while (unit != kUnits.end() && !in.skip(unit->letter)) ++unit;
    if (unit == kUnits.end() || number.empty() ||
        number.find_first_not_of("0123456789") != std::string_view::npos) {
      return {0, Fault::not_understood};
    }
    if (kind == Kind::working && !unit->for_working_time) return {0, Fault::ambiguous_day};
    if (number.size() > kMostDigits) return {0, Fault::too_long};
    std::int64_t count = 0;
    for (const char c : number) count = count * 10 + (c - '0');
    sum += count * unit->seconds;
    ++unit;
    in.skip_blanks();
  }
  return {sum, sum > kLongest ? Fault::too_long : Fault::none};
}

std::int64_t parse(std::string_view text, Kind kind) {
  const auto [seconds, fault] = scan(text, kind);
  if (fault == Fault::none) return seconds;
  if (fault == Fault::too_long) {
    throw Error(ErrorKind::usage, fmt::format("'{}' is too long; accepted: up to 100 years", text));
  }
  if (fault == Fault::ambiguous_day) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a working time; accepted: s, m and h, such as 4h30m", text),
                "write it in hours: a business day could mean 8 hours or 24");
  }
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is not a duration; accepted: {}", text,
                          kind == Kind::working ? "90s, 15m, 4h30m" : "90s, 15m, 4h30m, 2d, 1w"));
}

/// Returns the absolute value without overflow, also for the lowest 64-bit number.
constexpr std::uint64_t magnitude(std::int64_t n) {
  return n < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

/// Formats the two largest units in use. Truncates instead of rounding, so that a wait is never shown as
/// longer than it is.
std::string format_for_people(std::int64_t seconds) {
  const auto left = magnitude(seconds);
  const std::string_view sign = seconds < 0 ? "-" : "";
  for (std::size_t i = kDays; i + 1 < kUnits.size(); ++i) {
    const auto size = static_cast<std::uint64_t>(kUnits[i].seconds);
    if (left < size) continue;
    const auto next = left % size / static_cast<std::uint64_t>(kUnits[i + 1].seconds);
    const auto text = fmt::format("{}{}{}", sign, left / size, kUnits[i].letter);
    return next == 0 ? text : fmt::format("{} {}{}", text, next, kUnits[i + 1].letter);
  }
  return fmt::format("{}{}s", sign, left);
}

std::string format_exactly(std::int64_t seconds) {
  auto left = magnitude(seconds);
  if (left == 0) return "0s";
  std::string text = seconds < 0 ? "-" : "";
  for (const auto& unit : kUnits) {
    if (!unit.for_working_time) continue;
    const auto size = static_cast<std::uint64_t>(unit.seconds);
    if (left >= size) text += fmt::format("{}{}", left / size, unit.letter);
    left %= size;
  }
  return text;
}

}  // namespace

WallSeconds parse_duration(std::string_view text) {
  return WallSeconds{parse(text, Kind::wall)};
}
Seconds parse_working_duration(std::string_view text) {
  return Seconds{parse(text, Kind::working)};
}

std::string format_duration(WallSeconds d) {
  return format_for_people(d.count);
}
std::string format_duration(Seconds d) {
  return format_for_people(d.count);
}

std::string format_exact(Seconds d) {
  return format_exactly(d.count);
}
std::string format_exact(WallSeconds d) {
  return format_exactly(d.count);
}

std::string format_rounded(Seconds d) {
  constexpr std::uint64_t kMinute = 60, kHour = 3600;
  const std::uint64_t seconds = magnitude(d.count);
  const auto rounded = [&](std::uint64_t unit) { return (seconds + unit / 2) / unit * unit; };
  std::uint64_t shown = seconds < kHour ? seconds : rounded(kMinute);
  if (shown >= 100 * kHour) shown = rounded(kHour);
  std::string text;
  for (const auto& [size, letter] :
       {std::pair(kHour, 'h'), std::pair(kMinute, 'm'), std::pair(std::uint64_t{1}, 's')}) {
    if (shown >= size) text += fmt::format("{}{}{}", text.empty() ? "" : " ", shown / size, letter);
    shown %= size;
  }
  return text.empty() ? "0s" : (d.count < 0 ? "-" : "") + text;
}

}  // namespace tix
