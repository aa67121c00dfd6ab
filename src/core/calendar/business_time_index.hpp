// Cumulated working seconds by date. Whole weeks are counted by arithmetic; only exceptional dates are
// stored.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// The working hours of one date, and the conversion of its clock readings to instants.
struct WorkingDay {
  std::int64_t before = 0;  ///< working seconds on all earlier dates, from an arbitrary origin
  std::span<const OpenHours> hours{};
  Date date;
  const Zone* zone = nullptr;
  /// The start of the date, which saves look-ups in the zone; nullopt if the clock jumps on that date.
  std::optional<Instant> midnight{};

  Instant instant_at(std::int32_t second_of_day) const {
    return midnight ? *midnight + WallSeconds{second_of_day}
                    : zone->first_at_or_after(LocalTime{date, second_of_day});
  }
};

/// Covers the dates 1899-12-30 to 2200-01-02, which contain every instant in every zone. Both queries are
/// logarithmic in the number of exceptional dates. Owns all it needs except the zone.
class BusinessTimeIndex {
 public:
  explicit BusinessTimeIndex(const Calendar& calendar);

  const Zone& zone() const { return *zone_; }
  WorkingDay day(Date date) const;
  /// Returns the first date by whose end `total` seconds, counted as in WorkingDay::before, have been worked.
  /// `total` must be more than what was worked before the first date. Returns nullopt if it is never reached.
  std::optional<Date> date_reaching(std::int64_t total) const;

 private:
  /// A date whose hours differ from those of its weekday, or a working date on which the clock jumps.
  struct Exception {
    Date date;
    bool clock_jumps = false;
    std::uint32_t first = 0;  ///< index of its hours in pool_
    std::uint32_t count = 0;
    std::int64_t before = 0;
    std::int64_t seconds = 0;

    std::int64_t after() const { return before + seconds; }
  };

  /// Returns the working seconds before `date` if every date had the hours of its weekday.
  std::int64_t regular_before(Date date) const;
  /// Returns the working seconds before `date`. `previous` is the last exception before it; null if none is.
  std::int64_t before(Date date, const Exception* previous) const;

  const Zone* zone_;
  EnumArray<Weekday, Hours, kWeekdayNames.size()> weekly_;
  std::array<std::int64_t, 8> week_sum_{};  ///< regular seconds from Monday to before that weekday
  Hours pool_;
  std::vector<Exception> exceptions_;  ///< ascending
};

}  // namespace tix
