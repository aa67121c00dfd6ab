// Checks the rules of a calendar and lays them out by date, and writes calendars as canonical text.
//
// After construction the hours of a date come from exactly one of three places, in this order: its entry in
// dated_hours_, a holiday (closed), or its weekday. dated_hours_ holds only dates that the other two would
// get wrong, so most calendars need few entries and equal calendars have equal entries.
#include "tix/calendar/calendar.hpp"

#include "core/calendar/business_time_index.hpp"
#include "core/calendar/calendar_hours.hpp"
#include "core/time/text_scan.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>

#include <fmt/format.h>

namespace tix {
namespace {

std::uint32_t day_bit(int day) {
  return std::uint32_t{1} << static_cast<unsigned>(day);
}

}  // namespace

struct Calendar::LazyIndex {
  std::once_flag once;
  std::unique_ptr<const BusinessTimeIndex> index;
};

Calendar::Calendar(CalendarRules rules) : rules_(std::move(rules)), index_(std::make_shared<LazyIndex>()) {
  read_weekly();
  read_holidays();
  read_dated_hours();
  refuse_ten_closed_years();
}

const Calendar& Calendar::always() {
  static const Calendar calendar{
      {.name = "24x7", .weekly = {{Weekday::mon, Weekday::sun, {{0, kSecondsPerDay}}}}}};
  return calendar;
}

bool Calendar::is_holiday(Date date) const {
  const auto next = std::ranges::upper_bound(dated_holidays_, date, {}, &DateRange::first);
  return (next != dated_holidays_.begin() && date <= std::prev(next)->last) || is_yearly_holiday(date);
}

bool Calendar::is_yearly_holiday(Date date) const {
  const auto ymd = date.ymd();
  return (yearly_holidays_[static_cast<std::size_t>(ymd.month)] & day_bit(ymd.day)) != 0;
}

std::vector<MonthDay> Calendar::yearly_dates() const {
  std::vector<MonthDay> dates;
  for (int month = 1; month <= 12; ++month) {
    const auto days = yearly_holidays_[static_cast<std::size_t>(month)];
    for (int day = 1; days != 0 && day <= 31; ++day) {
      if ((days & day_bit(day)) != 0) dates.push_back({month, day});
    }
  }
  return dates;
}

std::span<const OpenHours> Calendar::hours_on(Date date) const {
  const auto it = std::ranges::lower_bound(dated_hours_, date, {}, &DatedHours::date);
  if (it != dated_hours_.end() && it->date == date) return it->hours;
  if (is_holiday(date)) return {};
  return weekly_hours(date.weekday());
}

// Yearly dates come out in ascending order, year by year, so that merging three centuries of them with the
// others needs no sort.
std::vector<Date> Calendar::exceptional_dates(DateRange range) const {
  std::vector<Date> dated;
  for (const auto& hours : dated_hours_) dated.push_back(hours.date);
  for (const auto& holiday : dated_holidays_) {
    const auto last = std::min(holiday.last, range.last);
    for (auto date = std::max(holiday.first, range.first); date <= last; date = date + 1)
      dated.push_back(date);
  }
  std::ranges::sort(dated);
  dated.erase(std::unique(dated.begin(), dated.end()), dated.end());

  std::vector<Date> yearly;
  const auto month_days = yearly_dates();
  for (auto year = range.first.ymd().year; year <= range.last.ymd().year; ++year) {
    for (const auto& [month, day] : month_days) {
      if (const auto date = Date::from_ymd({year, month, day})) yearly.push_back(*date);
    }
  }
  std::vector<Date> dates;
  dates.reserve(dated.size() + yearly.size());
  std::ranges::set_union(dated, yearly, std::back_inserter(dates));
  std::erase_if(dates, [&](Date date) { return date < range.first || date > range.last; });
  return dates;
}

const BusinessTimeIndex& Calendar::index() const {
  std::call_once(index_->once, [&] { index_->index = std::make_unique<const BusinessTimeIndex>(*this); });
  return *index_->index;
}

namespace {

// Calendars are checked for working hours in these years only, the ones in which desks have tickets.
constexpr Date kCheckedFrom = Date::from_days(7305);    // 1990-01-01
constexpr Date kCheckedUntil = Date::from_days(47482);  // 2100-01-01
constexpr std::int32_t kTenYears = 3652;
constexpr std::array kLongestMonths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

[[noreturn]] void refuse(const std::string& calendar, const std::string& what, std::string hint = {}) {
  throw Error(ErrorKind::desk, fmt::format("calendar {}: {}", calendar, what), std::move(hint));
}

void check_hours(const std::string& calendar, const Hours& hours) {
  for (const auto& [open, close] : hours) {
    if (open < 0 || open >= kSecondsPerDay || close < 0 || close > kSecondsPerDay) {
      refuse(calendar, "hours must open from 00:00 to 23:59 and close by 24:00");
    }
  }
}

}  // namespace

/// Lays the weekly hours out by weekday. Hours past midnight go to the next weekday.
void Calendar::read_weekly() {
  std::array<bool, 7> given{};
  for (const auto& entry : rules_.weekly) {
    check_hours(name(), entry.hours);
    for (auto i = static_cast<std::size_t>(entry.first);; i = (i + 1) % 7) {
      if (given[i]) {
        refuse(name(), fmt::format("the hours of {} are given twice", weekday_name(*kWeekdayNames.at(i))),
               "list each weekday once");
      }
      given[i] = true;
      for (const auto& interval : entry.hours) {
        const auto parts = split_at_midnight(interval);
        add_part(weekly_[i], parts.own);
        add_part(weekly_[(i + 1) % 7], parts.next);
      }
      if (i == static_cast<std::size_t>(entry.last)) break;
    }
  }
  for (auto& hours : weekly_) hours = united(std::move(hours));
}

/// Sorts and joins the dated holidays, and marks the yearly ones in a bit set by month and day, so that
/// testing a date takes constant time however many yearly holidays there are.
void Calendar::read_holidays() {
  std::vector<DateRange> dated;
  for (const auto& holiday : rules_.holidays) {
    if (const auto* range = std::get_if<DateRange>(&holiday.when)) {
      if (range->last < range->first) {
        refuse(name(), fmt::format("the holiday '{}' ends before it begins", format_holiday(holiday)));
      }
      dated.push_back(*range);
      continue;
    }
    const auto& [first, last] = std::get<YearlyRange>(holiday.when);
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= kLongestMonths[static_cast<std::size_t>(month - 1)]; ++day) {
        const MonthDay date{month, day};
        const bool within = first <= last ? first <= date && date <= last : first <= date || date <= last;
        if (within)
          yearly_holidays_[static_cast<std::size_t>(month)] |= std::uint32_t{1} << static_cast<unsigned>(day);
      }
    }
  }
  std::ranges::sort(dated, [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& range : dated) {
    if (!dated_holidays_.empty() && range.first <= dated_holidays_.back().last + 1) {
      dated_holidays_.back().last = std::max(dated_holidays_.back().last, range.last);
    } else {
      dated_holidays_.push_back(range);
    }
  }
}

/// Computes the hours of the dates that have rules of their own: special days, the dates after them (whose
/// night shift they may bring) and dates with closures. Closures are subtracted last, so they also apply to
/// special days.
void Calendar::read_dated_hours() {
  std::vector<std::pair<Date, const SpecialDay*>> special;
  for (const auto& day : rules_.special_days) {
    check_hours(name(), day.hours);
    special.emplace_back(day.date, &day);
  }
  std::ranges::sort(special);
  for (std::size_t i = 1; i < special.size(); ++i) {
    if (special[i].first == special[i - 1].first) {
      refuse(name(), fmt::format("the special day {} is given twice", format_date(special[i].first)));
    }
  }
  const auto special_on = [&](Date date) -> const SpecialDay* {
    const auto it = std::ranges::lower_bound(special, date, {}, [](const auto& s) { return s.first; });
    return it != special.end() && it->first == date ? it->second : nullptr;
  };
  for (const auto& holiday : rules_.holidays) {
    const auto* range = std::get_if<DateRange>(&holiday.when);
    if (range != nullptr && range->first == range->last && special_on(range->first) != nullptr) {
      refuse(name(), fmt::format("{} is both a holiday and a special day", format_date(range->first)),
             "remove one of them: a special day without hours is closed as well");
    }
  }

  std::vector<std::pair<Date, OpenHours>> taken;
  for (const auto& closure : rules_.closures) {
    check_hours(name(), closure.hours);
    for (const auto& interval : closure.hours) {
      if (interval.close <= interval.open) {
        refuse(name(), fmt::format("the closure on {} crosses midnight", format_date(closure.date)),
               "end it at 24:00 and list the rest on the next date");
      }
      taken.emplace_back(closure.date, interval);
    }
  }
  std::ranges::sort(taken);

  std::vector<Date> dates;
  for (const auto& [date, interval] : taken) dates.push_back(date);
  for (const auto& [date, day] : special) dates.insert(dates.end(), {date, date + 1});
  std::ranges::sort(dates);
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());

  for (const auto date : dates) {
    Hours hours;
    if (const auto* day = special_on(date)) {
      for (const auto& interval : day->hours) add_part(hours, split_at_midnight(interval).own);
    } else if (is_holiday(date)) {
      continue;
    } else {
      hours = weekly_[date.weekday()];
      if (const auto* eve = special_on(date - 1)) {
        for (const auto& interval : eve->hours) add_part(hours, split_at_midnight(interval).next);
      }
    }
    Hours closed;
    for (auto it = std::ranges::lower_bound(taken, std::pair{date, OpenHours{}});
         it != taken.end() && it->first == date; ++it) {
      closed.push_back(it->second);
    }
    hours = without(united(std::move(hours)), united(std::move(closed)));
    const auto& usual = weekly_[date.weekday()];
    if (is_holiday(date) ? !hours.empty() : hours != usual) dated_hours_.push_back({date, std::move(hours)});
  }
}

/// Throws if ten years in a row have no hours. Jumps ten years ahead of the last open date and searches
/// backwards from there, which for an ordinary calendar finds an open date within a few days.
void Calendar::refuse_ten_closed_years() const {
  const auto is_closed = [](const auto& day) { return day.empty(); };
  if (dated_hours_.empty() && std::ranges::all_of(weekly_, is_closed))
    refuse(name(), "no working hours", "add some, such as mon-fri = \"09:00-17:00\"");
  auto last_open = kCheckedFrom - 1;
  while (last_open + kTenYears < kCheckedUntil) {
    auto date = last_open + kTenYears;
    while (date > last_open && hours_on(date).empty()) date = date - 1;
    if (date == last_open) {
      refuse(name(),
             fmt::format("no working hours from {} to {}", format_date(last_open + 1),
                         format_date(last_open + kTenYears)),
             "a calendar needs some hours within any ten years");
    }
    last_open = date;
  }
}

// Written are the effects of the rules, not the rules: weekly hours after joining, holidays after joining,
// and the final hours of each date that differs. Closures and special days of equal effect thus give equal
// text.
std::string Calendar::canonical() const {
  auto text = fmt::format("zone {}\n", zone().name());
  for (const Weekday day : kWeekdayNames.enumerators()) {
    if (weekly_[day].empty()) continue;
    text += fmt::format("{} {}\n", weekday_name(day), format_hours(weekly_[day]));
  }
  for (const auto& date : yearly_dates()) {
    text += fmt::format("holiday {}\n", format_holiday({YearlyRange{date, date}, {}}));
  }
  const auto add_holiday = [&text](Date first, Date last) {
    if (first <= last) text += fmt::format("holiday {}\n", format_holiday({DateRange{first, last}, {}}));
  };
  // Dates with hours of their own are cut out of ranged holidays, which no longer apply to them. Otherwise
  // the text would be read back as a date that is both a holiday and a special day.
  auto dated = dated_hours_.begin();
  for (auto [first, last] : dated_holidays_) {
    while (dated != dated_hours_.end() && dated->date < first) ++dated;
    for (; dated != dated_hours_.end() && dated->date <= last; ++dated) {
      add_holiday(first, dated->date - 1);
      first = dated->date + 1;
    }
    add_holiday(first, last);
  }
  for (const auto& [date, hours] : dated_hours_) {
    const auto& usual = is_yearly_holiday(date) ? Hours{} : weekly_[date.weekday()];
    if (hours != usual) text += fmt::format("date {} {}\n", format_date(date), format_hours(hours));
  }
  return text;
}

Calendar Calendar::from_canonical(std::string_view text) try {
  CalendarRules rules;
  for (TextScan lines{text}; !lines.done(); lines.skip('\n')) {
    TextScan line{lines.until("\n")};
    const auto word = line.until(" ");
    line.skip(' ');
    if (word == "zone") {
      rules.zone = &Zone::find(line.rest());
    } else if (word == "holiday") {
      rules.holidays.push_back(parse_holiday(line.rest()));
    } else if (word == "date") {
      const auto date = line.until(" ");
      rules.special_days.push_back(parse_special_day(date, line.rest()));
    } else {
      const auto [first, last] = parse_weekdays(word);
      rules.weekly.push_back({first, last, parse_hours(line.rest())});
    }
  }
  return Calendar{std::move(rules)};
} catch (const Error& error) {
  throw Error(ErrorKind::storage, fmt::format("a stored calendar cannot be read: {}", error.what()),
              error.hint());
}

}  // namespace tix
