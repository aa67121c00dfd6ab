// Reading and parsing of zone files (TZif, RFC 9636). Only the format; `Zone` gives the data its meaning.
#pragma once

#include "core/time/zone_footer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The parts of a zone file that tix uses.
struct ZoneFile {
  std::int32_t initial_offset = 0;    ///< before the first change
  std::vector<OffsetChange> changes;  ///< ascending
  std::string footer;                 ///< the POSIX rule that applies from the last change on; may be empty
};

/// Returns the bytes of `path`, relative to the first zone-data folder that has it, or nullopt if none does.
std::optional<std::string> read_zone_data(const std::string& path);

/// Parses a zone file. Returns nullopt if `bytes` is not a complete TZif file of version 2 or later, or if it
/// counts leap seconds.
std::optional<ZoneFile> parse_zone_file(std::string_view bytes);

}  // namespace tix
