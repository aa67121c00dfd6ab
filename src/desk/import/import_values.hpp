// Reads cells as typed values. All readers throw Error{usage} that quotes the value and lists what is
// accepted.
#pragma once

#include "desk/import/import_columns.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string_view>
#include <vector>

namespace tix::desk {

/// Reads times: in the mapping's format, or else RFC 3339, `2026-08-07 16:30[:05]` with or without an offset,
/// or a date, which means its first second.
class ImportTimes {
 public:
  /// `desk_zone` is for times without a zone in the text or the mapping. Both must outlive this object.
  ImportTimes(const Mapping& mapping, const Zone& desk_zone)
      : mapping_(&mapping), zone_(mapping.time_zone ? mapping.time_zone : &desk_zone) {}

  /// Returns the time in `text`. Errors name `field`.
  Instant read(std::string_view field, std::string_view text) const;

 private:
  const Mapping* mapping_;
  const Zone* zone_;
};

Priority read_priority(std::string_view text);
Status read_status(std::string_view text);
/// Reads a score from 1 to 5.
int read_score(std::string_view text);
/// Reads `true`, `yes`, `1` or `public` as true, and `false`, `no`, `0` or `private` as false.
bool read_public(std::string_view text);
/// Reads tags joined with commas, each once and without spaces around them.
std::vector<std::string_view> read_tags(std::string_view text);

/// Returns a value as errors quote it: cut if it is long.
std::string quoted(std::string_view text);

}  // namespace tix::desk
