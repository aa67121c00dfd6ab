// The rule at the end of a zone file, which gives the offsets after the last transition in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tix {

/// From `at` (Unix time) on, local time is UTC plus `offset` seconds.
struct OffsetChange {
  std::int64_t at;
  std::int32_t offset;
};

/// Evaluates a POSIX TZ text such as `EST5EDT,M3.2.0,M11.1.0`, with times from -167 to 167 hours (RFC 9636,
/// section 3.3.1). Returns the changes of the years `first` to `last`, both included, in ascending order. A
/// text without summer time gives a single change at the start of `first`. Returns nullopt if the text is
/// malformed.
std::optional<std::vector<OffsetChange>> footer_changes(std::string_view text, int first, int last);

}  // namespace tix
