// Instants as people read them, in a zone.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Formats the reading of a clock in `zone` as `2026-08-07 16:30`, without seconds, for columns and lists.
std::string format_local(Instant t, const Zone& zone);

/// Formats an instant for a sentence: as format_local does, with seconds (`2026-08-07 16:30:05`) unless they
/// are 0, so that two instants that differ also read differently.
std::string format_moment(Instant t, const Zone& zone);

/// Formats a date for a title or a sentence: `7 August 2026`.
std::string long_date(Date date);

/// Returns the name of a weekday for a sentence: `Friday`.
std::string_view long_name(Weekday weekday);

}  // namespace tix
