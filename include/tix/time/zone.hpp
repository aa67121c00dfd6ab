// A time zone: which offset holds when, and the one function from clock readings to instants.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/local_time.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Valid on construction; queries cannot fail. Instants from 1900 to 2199 are answered by zone data, others
/// by the nearest period.
class Zone {
 public:
  /// From `begin` until the next period's begin, local time is UTC plus `offset` seconds (east is positive).
  struct Period {
    Instant begin;
    std::int32_t offset = 0;
  };

  /// The zone with that IANA name, loaded once and kept. An unknown name is a desk error with the nearest
  /// names; missing or damaged zone data is a storage error.
  static const Zone& find(std::string_view name);
  /// UTC, without reading zone data.
  static const Zone& utc();

  /// `periods` in ascending order, at least one; the first also holds for all time before its begin.
  Zone(std::string name, const std::vector<Period>& periods);

  const std::string& name() const { return name_; }
  /// Seconds east of UTC.
  std::int32_t offset(Instant t) const { return offsets_[period_at(t)]; }
  LocalTime local(Instant t) const { return LocalTime::from_seconds(t.unix() + offset(t)); }

  /// The first instant at which the zone's clock reads `x` or later: of a repeated time the first pass, for a
  /// skipped time the instant of the jump. Monotone. The only way from a local time to an instant.
  Instant first_at_or_after(LocalTime x) const;
  /// The latest time the clock has shown up to and including `t`; differs from local(t) while a time repeats.
  /// The mirror of the above: first_at_or_after(x) <= t exactly when x <= reached(t).
  LocalTime reached(Instant t) const;

  /// Dates on which first_at_or_after may differ from a plain shift by one offset; ascending.
  const std::vector<Date>& irregular_dates() const { return irregular_dates_; }
  /// Periods, adjacent equal offsets merged; the first begins at the lowest instant.
  std::vector<Period> periods() const;

 private:
  std::size_t period_at(Instant t) const;

  std::string name_;
  std::vector<std::int64_t> begins_;
  std::vector<std::int32_t> offsets_;
  /// The local time no clock of this or an earlier period has reached before the next one begins.
  std::vector<std::int64_t> high_water_;
  std::vector<Date> irregular_dates_;
};

/// The version of the computer's zone data, as `2026a`; `unknown` when it does not say.
std::string zone_data_version();

/// Names of zones like `name`, best first, at most three: other spellings, or the city alone.
std::vector<std::string> nearest_zone_names(std::string_view name);

}  // namespace tix
