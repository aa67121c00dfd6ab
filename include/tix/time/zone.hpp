// Time zones: the offset at each instant, and the one function from clock readings to instants.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/local_time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// An immutable time zone. Valid on construction, so queries cannot fail. Instants from 1900 to 2199 use the
/// zone data; others use the nearest period. Queries take time logarithmic in the number of periods.
class Zone {
 public:
  /// A stretch of constant offset. From `begin` to the begin of the next period, local time is UTC plus
  /// `offset` seconds (positive east of Greenwich).
  struct Period {
    Instant begin;
    std::int32_t offset = 0;
  };

  /// Returns the zone of an IANA name. Loads each zone once and keeps it, so the reference stays valid until
  /// the program ends. Thread-safe. Throws Error{desk} with the nearest names as a hint if the name is
  /// unknown, and Error{storage} if zone data is missing or damaged.
  static const Zone& find(std::string_view name);
  /// Returns UTC without reading zone data.
  static const Zone& utc();

  /// Takes at least one period, in ascending order of `begin`. The first also covers all time before its
  /// begin.
  Zone(std::string name, const std::vector<Period>& periods);

  const std::string& name() const { return name_; }
  /// Returns the offset at `t` in seconds, positive east of Greenwich.
  std::int32_t offset(Instant t) const { return offsets_[period_at(t)]; }
  LocalTime local(Instant t) const { return LocalTime::from_seconds(t.unix() + offset(t)); }

  /// Returns the first instant at which a clock of the zone reads `x` or later: the first pass of a repeated
  /// time, and the instant of the jump for a skipped one. Never decreases as `x` grows, so working intervals
  /// built from it cannot overlap. This is the only way from a local time to an instant.
  Instant first_at_or_after(LocalTime x) const;
  /// Returns the latest time that the clock has shown up to and including `t`. Differs from local(t) while a
  /// time repeats. The inverse of the above: first_at_or_after(x) <= t if and only if x <= reached(t).
  LocalTime reached(Instant t) const;

  /// Returns, in ascending order, the dates on which first_at_or_after may differ from a shift by one offset.
  /// All other dates have exactly 24 hours, which lets a calendar count whole weeks.
  const std::vector<Date>& irregular_dates() const { return irregular_dates_; }
  /// Returns the periods with adjacent equal offsets merged. The first begins at the lowest 64-bit time.
  std::vector<Period> periods() const;

 private:
  std::size_t period_at(Instant t) const;

  std::string name_;
  std::vector<std::int64_t> begins_;
  std::vector<std::int32_t> offsets_;
  /// For each period, the least local time that no clock has shown before the next period begins. Ascending,
  /// which makes first_at_or_after one binary search.
  std::vector<std::int64_t> high_water_;
  std::vector<Date> irregular_dates_;
};

/// Returns the version of the installed zone data, such as `2026a`, or `unknown` if tzdata.zi is missing or
/// has no version line.
std::string zone_data_version();

/// Returns up to three zone names that resemble `name`, best first. Compares whole names only if `name`
/// contains `/`, and always the part after the last `/`, so that `jakarta` finds `Asia/Jakarta`.
std::vector<std::string> nearest_zone_names(std::string_view name);

}  // namespace tix
