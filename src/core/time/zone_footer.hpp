// The rule at the end of a zone file: which offsets hold past the file's last transition. C++17-clean.
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

/// Evaluates a POSIX TZ text (RFC 9636, section 3.3.1: `EST5EDT,M3.2.0,M11.1.0`; times from -167 to 167
/// hours). Gives the changes of the years `first`..`last`, ascending; for a text without summer time a single
/// change at the start of `first`. Returns nullopt when the text is not understood.
std::optional<std::vector<OffsetChange>> footer_changes(std::string_view text, int first, int last);

}  // namespace tix
