// Reads priorities, statuses, scores, flags, tags and times from cells.
#include "desk/import/import_values.hpp"

#include "tix/calendar/time_text.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Length of a quoted value.
constexpr std::size_t kShownLength = 60;

std::size_t read_word(std::string_view what, std::string_view text, std::span<const std::string_view> words) {
  if (const auto found = position_named(trimmed(text), words)) return *found;
  throw Error(ErrorKind::usage,
              fmt::format("unknown {} {}; accepted: {}", what, quoted(text), fmt::join(words, " ")));
}

std::optional<Instant> read_known_format(std::string_view text, const Zone& zone) {
  // A relative time (`-3d`, `monday`) is for people who type, not for files.
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  try {
    return parse_time(text, zone, Instant{}).from;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::string quoted(std::string_view text) {
  if (text.size() <= kShownLength) return fmt::format("'{}'", text);
  std::size_t end = kShownLength;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return fmt::format("'{}…'", text.substr(0, end));
}

Instant ImportTimes::read(std::string_view field, std::string_view text) const {
  const auto& format = mapping_->time_format;
  const auto found = format ? format->read(text, *zone_) : read_known_format(trimmed(text), *zone_);
  if (found) return *found;
  throw Error(
      ErrorKind::usage,
      fmt::format("{} {} is not a time from 1900 to 2199; accepted: {}", field, quoted(text),
                  format ? format->text() : "2026-08-07, 2026-08-07 16:30[:05], 2026-08-07T16:30:05+07:00"));
}

Priority read_priority(std::string_view text) {
  return *kPriorityNames.at(read_word("priority", text, kPriorityNames));
}

Status read_status(std::string_view text) {
  return *kStatusNames.at(read_word("status", text, kStatusNames));
}

int read_score(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kScores = {"1", "2", "3", "4", "5"};
  return static_cast<int>(read_word("satisfaction", text, kScores)) + 1;
}

bool read_public(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kWords = {"true",  "yes", "1", "public",
                                                             "false", "no",  "0", "private"};
  return read_word("public", text, kWords) < kWords.size() / 2;
}

std::vector<std::string_view> read_tags(std::string_view text) {
  std::vector<std::string_view> tags;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view tag = trimmed(text.substr(0, comma));
    if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return tags;
}

}  // namespace tix::desk
