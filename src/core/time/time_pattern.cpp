// Reads patterns with the date library and works around its defects: widths and week numbers overflow, and so
// does an offset that consists of a sign only, so offsets are read here. Whether a pattern determines a date
// is not derived from its letters but tested: one known moment is written with the pattern and read back.
#include "tix/time/time_pattern.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <sstream>

#include <date/date.h>
#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::array<std::string_view, 20> kConversions = {"%Y", "%y", "%m", "%d", "%e", "%b", "%B",
                                                           "%a", "%A", "%H", "%I", "%p", "%M", "%S",
                                                           "%z", "%F", "%T", "%R", "%D", "%%"};
constexpr std::string_view kOffset = "%z";
/// Stands for the offset in a pattern and in a text when the library gets them.
constexpr char kOffsetMark = '\x01';
/// Bounds the work on a text that is full of offsets.
constexpr std::size_t kLongestTime = 1000;

/// Returns the conversion at the beginning of `text`, or an empty text if it is not supported.
std::string_view leading_conversion(std::string_view text) {
  const auto found = std::ranges::find_if(kConversions, [&](auto known) { return text.starts_with(known); });
  return found == kConversions.end() ? std::string_view() : *found;
}

/// Returns the pattern with its offset marked. Throws Error{desk} for a conversion that is not supported.
std::string with_offset_marked(std::string_view pattern) {
  std::string marked;
  for (std::string_view rest = pattern;;) {
    const std::size_t plain = std::min(rest.find('%'), rest.size());
    marked += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) return marked;
    const std::string_view conversion = leading_conversion(rest);
    if (conversion.empty())
      throw Error(ErrorKind::desk, fmt::format("'{}' has an unknown conversion at '{}'; accepted: {}",
                                               pattern, rest, fmt::join(kConversions, " ")));
    if (conversion == kOffset)
      marked += kOffsetMark;
    else
      marked += conversion;
    rest.remove_prefix(conversion.size());
  }
}

std::optional<LocalTime> read_whole(const std::string& pattern, const std::string& text) {
  std::istringstream in{text};
  in.imbue(std::locale::classic());
  date::local_seconds local;
  in >> date::parse(pattern, local);
  // The library stops where the pattern ends, whatever follows.
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  return LocalTime::from_seconds(local.time_since_epoch().count());
}

/// Reads `+0700`, `+07`, `+07:00` or `Z` from the front as seconds east of UTC.
std::optional<std::int32_t> read_offset(TextScan& in) {
  if (const auto usual = in.utc_offset()) return usual;
  const bool west = in.skip('-');
  if (!west && !in.skip('+')) return std::nullopt;
  const auto hours = in.digits(2);
  const auto minutes = in.at_digit() ? in.digits(2) : std::optional(0);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int32_t seconds = *hours * 3600 + *minutes * 60;
  return west ? -seconds : seconds;
}

/// Reads a text with an offset: tries whatever looks like one, from the right.
std::optional<Instant> read_with_offset(const std::string& pattern, std::string_view text) {
  constexpr std::string_view kBeginnings = "+-Zz";
  if (text.size() > kLongestTime) return std::nullopt;
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t start = text.find_last_of(kBeginnings, end - 1);
    if (start == std::string_view::npos) return std::nullopt;
    TextScan in{text.substr(start)};
    if (const auto offset = read_offset(in)) {
      const std::string marked = std::string(text.substr(0, start)) + kOffsetMark + std::string(in.rest());
      if (const auto local = read_whole(pattern, marked))
        return Instant::from_unix(local->seconds() - *offset);
    }
    end = start;
  }
  return std::nullopt;
}

/// Returns whether a moment keeps its date when it is written and read with the pattern.
bool tells_the_date(const std::string& pattern) {
  using date::operator""_y;
  constexpr auto kDay = date::local_days{2026_y / 8 / 17};
  const date::fields<std::chrono::seconds> moment{
      date::year_month_day{kDay},
      date::hh_mm_ss<std::chrono::seconds>{std::chrono::seconds{16 * 3600 + 30 * 60 + 5}}};
  std::ostringstream out;
  out.imbue(std::locale::classic());
  date::to_stream(out, pattern.c_str(), moment);
  if (out.fail()) return false;
  const auto local = read_whole(pattern, out.str());
  return local && local->date().days() == kDay.time_since_epoch().count();
}

}  // namespace

TimePattern::TimePattern(std::string pattern)
    : text_(std::move(pattern)), marked_(with_offset_marked(text_)), has_offset_(marked_ != text_) {
  if (!tells_the_date(marked_))
    throw Error(ErrorKind::desk,
                fmt::format("'{}' is not a time format; accepted: a pattern with year, month "
                            "and day, such as \"%d/%m/%Y %H:%M\" or \"%Y-%m-%dT%H:%M:%S%z\"",
                            text_));
}

std::optional<Instant> TimePattern::read(std::string_view text, const Zone& zone) const {
  const std::string_view written = trimmed(text);
  std::optional<Instant> read;
  if (has_offset_)
    read = read_with_offset(marked_, written);
  else if (const auto local = read_whole(marked_, std::string(written)))
    read = zone.first_at_or_after(*local);
  return read && read->in_range() ? read : std::nullopt;
}

}  // namespace tix
