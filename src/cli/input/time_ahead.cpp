// Parses a time and prefers the next weekday to the last one.
#include "cli/input/time_ahead.hpp"

#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <cctype>

namespace tix::cli {
namespace {

bool is_one_word_of_letters(const std::string& text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

}  // namespace

Instant time_ahead(const ActionContext& context, const std::string& what, const std::string& text) {
  constexpr WallSeconds kWeek{7 * 86400};
  const Zone& zone = Zone::find(context.desk().zone);
  try {
    const TimeRange range = parse_time(text, zone, context.at());
    if (!is_one_word_of_letters(text) || !range.whole_day || range.from > context.at()) return range.from;
    // Seen from a week later, the last Monday is the next one. today and yesterday stay what they are.
    const TimeRange coming = parse_time(text, zone, context.at() + kWeek);
    const bool is_weekday = text != "today" && text != "yesterday";
    return is_weekday ? coming.from : range.from;
  } catch (const Error& error) {
    throw Error(ErrorKind::usage, what + ": " + error.what(), error.hint());
  }
}

}  // namespace tix::cli
