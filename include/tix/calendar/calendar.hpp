// A working calendar: the hours of a team in the local time of its zone. Valid on construction.
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

/// Any number of intervals, which may overlap. An empty list means closed.
using Hours = std::vector<OpenHours>;

/// One weekday key of a desk file, such as `mon-thu = "..."`. Both ends are included; `first` after `last`
/// wraps around the end of the week, as in sun-tue.
struct WeeklyHours {
  Weekday first = Weekday::mon;
  Weekday last = Weekday::mon;
  Hours hours;
};

/// A range of dates with both ends included.
struct DateRange {
  Date first;
  Date last;
};

/// A date in every year that has it: 02-29 occurs in leap years only.
struct MonthDay {
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// A yearly range of dates with both ends included. `last` before `first` crosses New Year.
struct YearlyRange {
  MonthDay first;
  MonthDay last;
};

struct Holiday {
  std::variant<DateRange, YearlyRange> when;
  std::string name;
};

/// A date with hours of its own. They replace all hours that fall on the date, and win over a yearly or
/// ranged holiday. Hours past midnight fall on the next date, unless that is a holiday or a special day
/// itself.
struct SpecialDay {
  Date date;
  Hours hours;
};

/// Hours of one date during which nobody works. They must not cross midnight.
struct Closure {
  Date date;
  Hours hours;
  std::string name;
};

/// The rules of a calendar as written in a desk file, in the order of the file.
struct CalendarRules {
  std::string name;
  const Zone* zone = &Zone::utc();
  std::vector<WeeklyHours> weekly;
  std::vector<Holiday> holidays{};
  std::vector<SpecialDay> special_days{};
  std::vector<Closure> closures{};
};

/// A checked calendar, laid out for look-up by date. Copies share one index. Thread-safe.
class Calendar {
 public:
  /// Throws Error{desk} for times outside the day, a weekday or special day given twice, a date listed both
  /// as a single holiday and as a special day, a range that ends before it begins, a closure across midnight,
  /// and a calendar with ten years in a row, between 1990 and 2099, without any working hours.
  explicit Calendar(CalendarRules rules);

  /// Returns the 24x7 calendar in UTC, which applies where no calendar is given.
  static const Calendar& always();

  const std::string& name() const { return rules_.name; }
  const Zone& zone() const { return *rules_.zone; }
  const CalendarRules& rules() const { return rules_; }

  /// Returns the hours that fall on a date: sorted, disjoint, within 0..86400, and empty if closed. Valid as
  /// long as the calendar. Logarithmic in the number of dates with hours of their own.
  std::span<const OpenHours> hours_on(Date date) const;
  std::span<const OpenHours> weekly_hours(Weekday day) const { return weekly_[day]; }
  bool is_holiday(Date date) const;

  /// Returns the dates in `range` whose hours may differ from those of their weekday, in ascending order.
  std::vector<Date> exceptional_dates(DateRange range) const;

  /// Returns the calendar as text that depends on its hours and not on how they were written: names, the
  /// order of lists and the grouping of weekdays do not matter. Used to compare calendars and to store them.
  std::string canonical() const;
  /// Returns the calendar, without a name, that canonical() described. Its canonical() is the same text
  /// again. Throws Error{storage} if the text is malformed.
  static Calendar from_canonical(std::string_view text);

  /// Returns the cumulated working time by date, built on first use.
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
  std::vector<DatedHours> dated_hours_;  ///< dates whose hours follow from no other rule, ascending
  std::shared_ptr<LazyIndex> index_;
};

}  // namespace tix
