// Working seconds before any date, in a step: whole weeks by arithmetic, exceptional dates by a sorted list.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// One date's working hours and how its clock readings become instants.
struct WorkingDay {
  std::int64_t before = 0;  ///< working seconds on all earlier dates, from an arbitrary origin
  std::span<const OpenHours> hours{};
  Date date;
  const Zone* zone = nullptr;
  /// Start of the date where its clock runs straight through; unused where it jumps.
  std::optional<Instant> midnight{};

  Instant instant_at(std::int32_t second_of_day) const {
    return midnight ? *midnight + WallSeconds{second_of_day}
                    : zone->first_at_or_after(LocalTime{date, second_of_day});
  }
};

/// Owns all it needs; answers for dates 1899-12-30 to 2200-01-02, which hold every instant in every zone.
class BusinessTimeIndex {
 public:
  explicit BusinessTimeIndex(const Calendar& calendar);

  const Zone& zone() const { return *zone_; }
  WorkingDay day(Date date) const;
  /// The first date by whose end `total` seconds (counted as WorkingDay::before) have been worked, for a
  /// total beyond what was worked before the first date; nothing when that never comes.
  std::optional<Date> date_reaching(std::int64_t total) const;

 private:
  /// A date whose hours are not its weekday's, or whose clock jumps.
  struct Exception {
    Date date;
    bool clock_jumps = false;
    std::uint32_t first = 0;  ///< its hours in pool_
    std::uint32_t count = 0;
    std::int64_t before = 0;
    std::int64_t seconds = 0;

    std::int64_t after() const { return before + seconds; }
  };

  std::int64_t regular_before(Date date) const;
  /// Working seconds before `date`, which lies after `previous` and not after the exception that follows it.
  std::int64_t before(Date date, const Exception* previous) const;

  const Zone* zone_;
  EnumArray<Weekday, Hours, kWeekdayNames.size()> weekly_;
  std::array<std::int64_t, 8> week_sum_{};  ///< regular seconds from Monday to before that weekday
  Hours pool_;
  std::vector<Exception> exceptions_;  ///< ascending
};

}  // namespace tix
