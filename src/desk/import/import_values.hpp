// Cells as typed values; an Error usage says what is wrong with one, and what is accepted.
#pragma once

#include "desk/import/import_columns.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string_view>
#include <vector>

namespace tix::desk {

/// A time: in the mapping's format; without one RFC 3339, `2026-08-07 16:30[:05]` with or without an offset,
/// or a date, which means its first second.
class ImportTimes {
 public:
  /// `desk_zone` holds where neither the text nor the mapping says one. Both outlive this.
  ImportTimes(const Mapping& mapping, const Zone& desk_zone)
      : mapping_(&mapping), zone_(mapping.time_zone ? mapping.time_zone : &desk_zone) {}

  /// `field` is named in errors.
  Instant read(std::string_view field, std::string_view text) const;

 private:
  const Mapping* mapping_;
  const Zone* zone_;
};

Priority read_priority(std::string_view text);
Status read_status(std::string_view text);
/// 1 to 5
int read_score(std::string_view text);
/// true, yes, 1, public; false, no, 0, private
bool read_public(std::string_view text);
/// Tags joined with commas, each once, blanks around them dropped.
std::vector<std::string_view> read_tags(std::string_view text);

/// A value as an error quotes it: cut when it is long.
std::string quoted(std::string_view text);

}  // namespace tix::desk
