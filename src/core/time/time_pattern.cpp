// The date library reads the patterns; this file checks what it lets pass. Whether a pattern determines a
// date is not derived from its letters but tried: one known moment is written with the pattern and read back.
#include "tix/time/time_pattern.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/error.hpp"

#include <chrono>
#include <sstream>

#include <date/date.h>
#include <fmt/format.h>

namespace tix {
namespace {

struct Written {
  date::local_seconds local;
  std::chrono::minutes offset{0};
};

std::optional<Written> read_whole(const std::string& pattern, std::string_view text) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  Written written;
  in >> date::parse(pattern, written.local, written.offset);
  // The library stops where the pattern ends, whatever follows.
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  return written;
}

/// Returns whether a moment keeps its date when it is written and read with the pattern.
bool tells_the_date(const std::string& pattern) {
  using date::operator""_y;
  constexpr auto kDay = date::local_days{2026_y / 8 / 17};
  const date::fields<std::chrono::seconds> moment{
      date::year_month_day{kDay},
      date::hh_mm_ss<std::chrono::seconds>{std::chrono::seconds{16 * 3600 + 30 * 60 + 5}}};
  const std::string zone = "UTC";
  constexpr std::chrono::seconds kOffset{0};
  std::ostringstream out;
  out.imbue(std::locale::classic());
  date::to_stream(out, pattern.c_str(), moment, &zone, &kOffset);
  if (out.fail()) return false;
  const auto written = read_whole(pattern, out.str());
  return written && date::floor<date::days>(written->local) == kDay;
}

}  // namespace

TimePattern::TimePattern(std::string pattern)
    : pattern_(std::move(pattern)),
      has_offset_(pattern_.find("%z") != std::string::npos || pattern_.find("%Ez") != std::string::npos ||
                  pattern_.find("%Oz") != std::string::npos) {
  if (!tells_the_date(pattern_))
    throw Error(ErrorKind::desk,
                fmt::format("\"{}\" is no pattern for a time; accepted: one with year, month "
                            "and day, as \"%d/%m/%Y %H:%M\" or \"%Y-%m-%dT%H:%M:%S%z\"",
                            pattern_));
}

std::optional<Instant> TimePattern::read(std::string_view text, const Zone& zone) const {
  const auto written = read_whole(pattern_, trimmed(text));
  if (!written) return std::nullopt;
  const auto local = LocalTime::from_seconds(written->local.time_since_epoch().count());
  const auto offset = std::chrono::seconds(written->offset).count();
  const Instant read =
      has_offset_ ? Instant::from_unix(local.seconds() - offset) : zone.first_at_or_after(local);
  return read.in_range() ? std::optional(read) : std::nullopt;
}

}  // namespace tix
