// Parses and formats RFC 3339. Hand-written, because every row of an export or import passes through here.
#include "tix/time/instant.hpp"

#include "core/time/text_scan.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

void append_digits(std::string& text, int value, int count) {
  const auto at = text.size();
  text.append(static_cast<std::size_t>(count), '0');
  for (auto i = text.size(); i > at; value /= 10) text[--i] = static_cast<char>('0' + value % 10);
}

}  // namespace

Instant parse_rfc3339(std::string_view text) {
  TextScan in{text};
  const auto date = in.date();
  const bool apart = in.skip('T') || in.skip('t') || in.skip(' ');
  const auto time = apart ? in.time_of_day() : std::nullopt;
  const auto offset = time && time->has_seconds ? in.utc_offset() : std::nullopt;
  if (date && offset && in.done()) {
    const auto t = Instant::from_unix(LocalTime{*date, time->second}.seconds() - *offset);
    if (t.in_range()) return t;
  }
  throw Error(ErrorKind::usage,
              fmt::format("'{}' is not a point in time; accepted: RFC 3339 from 1900 to 2199, such as "
                          "2026-08-07T16:30:00+07:00 or 2026-08-07T09:30:00Z",
                          text));
}

std::string format_rfc3339(Instant t) {
  const auto utc = LocalTime::from_seconds(t.unix());
  const auto [year, month, day] = utc.date().ymd();
  const auto second = utc.second_of_day();
  std::string text;
  text.reserve(20);
  append_digits(text, year, 4);
  append_digits(text += '-', month, 2);
  append_digits(text += '-', day, 2);
  append_digits(text += 'T', second / 3600, 2);
  append_digits(text += ':', second / 60 % 60, 2);
  append_digits(text += ':', second % 60, 2);
  return text += 'Z';
}

}  // namespace tix
