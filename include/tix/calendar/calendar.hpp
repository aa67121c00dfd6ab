// A working calendar: when a team works, in local time of its zone. Valid on construction.
#pragma once

#include "tix/text/enum_array.hpp"
#include "tix/time/local_time.hpp"
#include "tix/time/zone.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tix {

class BusinessTimeIndex;

/// Part of a day, half-open, in seconds of the local day: `open` 0..86399, `close` 0..86400. As written in
/// rules, close <= open crosses midnight: [open, 24:00) of its date and [00:00, close) of the next.
struct OpenHours {
  std::int32_t open = 0;
  std::int32_t close = 0;
  friend constexpr auto operator<=>(const OpenHours&, const OpenHours&) = default;
};

/// Any number of intervals; they may overlap. None: closed.
using Hours = std::vector<OpenHours>;

/// `mon-thu = "..."`; `first` after `last` wraps, as sun-tue.
struct WeeklyHours {
  Weekday first = Weekday::mon;
  Weekday last = Weekday::mon;
  Hours hours;
};

/// Both ends included.
struct DateRange {
  Date first;
  Date last;
};

/// A date of every year that has it; 02-29 in leap years.
struct MonthDay {
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// Both ends included; `last` before `first` crosses New Year.
struct YearlyRange {
  MonthDay first;
  MonthDay last;
};

struct Holiday {
  std::variant<DateRange, YearlyRange> when;
  std::string name;
};

/// Replaces all hours that fall on its date and wins over a yearly or ranged holiday. What runs past midnight
/// falls on the next date, unless that is a holiday or special itself.
struct SpecialDay {
  Date date;
  Hours hours;
};

/// Takes these hours out of one date; does not cross midnight.
struct Closure {
  Date date;
  Hours hours;
  std::string name;
};

/// What a desk file says about a calendar, in its words and order.
struct CalendarRules {
  std::string name;
  const Zone* zone = &Zone::utc();
  std::vector<WeeklyHours> weekly;
  std::vector<Holiday> holidays{};
  std::vector<SpecialDay> special_days{};
  std::vector<Closure> closures{};
};

/// Cheap to copy; copies share one index.
class Calendar {
 public:
  /// Throws a desk error for: times outside the day, a weekday or special day given twice, a date listed both
  /// as a single holiday and as special, a range that ends before it begins, a closure across midnight, and a
  /// calendar that within 1990..2099 has ten years without any working hours.
  explicit Calendar(CalendarRules rules);

  /// 24x7 in UTC: what holds where no calendar is given.
  static const Calendar& always();

  const std::string& name() const { return rules_.name; }
  const Zone& zone() const { return *rules_.zone; }
  const CalendarRules& rules() const { return rules_; }

  /// The hours that fall on a date: sorted, disjoint, within 0..86400; empty when closed. Valid while the
  /// calendar lives.
  std::span<const OpenHours> hours_on(Date date) const;
  std::span<const OpenHours> weekly_hours(Weekday day) const { return weekly_[day]; }
  bool is_holiday(Date date) const;

  /// The dates in `range` whose hours may differ from their weekday's, ascending.
  std::vector<Date> exceptional_dates(DateRange range) const;

  /// The rules as text, equal for calendars that mean the same hours by the same rules: names, order of lists
  /// and the way weekdays are grouped leave no trace. For hashing and for keeping a calendar as content.
  std::string canonical() const;
  /// The nameless calendar that canonical() described: from_canonical(c.canonical()).canonical() is the same
  /// text. Throws a storage error for what is no such text.
  static Calendar from_canonical(std::string_view text);

  /// Cumulated working time, built on first use.
  const BusinessTimeIndex& index() const;

 private:
  struct DatedHours {
    Date date;
    Hours hours;
  };
  struct LazyIndex;

  bool is_yearly_holiday(Date date) const;
  std::vector<MonthDay> yearly_dates() const;  ///< ascending
  void read_weekly();
  void read_holidays();
  void read_dated_hours();
  void refuse_ten_closed_years() const;

  CalendarRules rules_;
  EnumArray<Weekday, Hours, kWeekdayNames.size()> weekly_;
  std::vector<DateRange> dated_holidays_;            ///< ascending, disjoint
  std::array<std::uint32_t, 13> yearly_holidays_{};  ///< bit `day` of [month]
  std::vector<DatedHours> dated_hours_;              ///< dates with hours of their own, ascending
  std::shared_ptr<LazyIndex> index_;
};

}  // namespace tix
