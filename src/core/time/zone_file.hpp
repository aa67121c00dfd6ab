// Zone files as they lie on the disk (TZif, RFC 9636), read and taken apart. No meaning yet.
#pragma once

#include "core/time/zone_footer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

struct ZoneFile {
  std::int32_t initial_offset = 0;    ///< before the first change
  std::vector<OffsetChange> changes;  ///< ascending
  std::string footer;                 ///< the POSIX rule that holds from the last change on
};

/// Returns the bytes of `path` below the zone-data folder, or nullopt when there is no such file.
std::optional<std::string> read_zone_data(const std::string& path);

/// Takes a file apart. Returns nullopt when `bytes` is not a whole TZif file of version 2 or later, or counts
/// leap seconds.
std::optional<ZoneFile> parse_zone_file(std::string_view bytes);

}  // namespace tix
