// Turns occurrences of events into holidays and closures.
#include "format/read/ics_reader.hpp"

#include "format/read/ics_lines.hpp"
#include "format/read/ics_occurrence.hpp"
#include "format/text/text_input.hpp"
#include "format/text/utf8.hpp"
#include "tix/calendar/calendar_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// Returns the text as UTF-8 without a byte order mark.
std::string decoded(std::string_view text) {
  TextInput input([&](char* into, std::size_t size) {
    const std::size_t given = std::min(size, text.size());
    std::memcpy(into, text.data(), given);
    text.remove_prefix(given);
    return given;
  });
  std::string all;
  for (std::string_view chunk = input.chunk(); !chunk.empty(); chunk = input.chunk()) all += chunk;
  return all;
}

/// Returns the name as one line. Control characters, invalid bytes and runs of blanks become one blank.
std::string one_line(std::string_view text) {
  std::string name;
  bool apart = false;
  for (Utf8Step step; !text.empty(); text.remove_prefix(step.size)) {
    step = utf8_step(text);
    const bool is_blank = !step.valid || step.code_point == ' ' || must_be_escaped(step.code_point);
    if (!is_blank && apart && !name.empty()) name += ' ';
    if (!is_blank) name += text.substr(0, step.size);
    apart = is_blank;
  }
  return name;
}

/// Prefixes a name that begins with a digit, so that it is not read as more hours of the closure.
std::string closure_name(std::string name) {
  const bool is_like_hours = !name.empty() && '0' <= name.front() && name.front() <= '9';
  return is_like_hours ? "- " + name : name;
}

Date date_of(const IcsTime& day) {
  return Date::from_days(static_cast<std::int32_t>(day.value));
}

class Days {
 public:
  Days(const std::string& file, const DateRange& dates, const Zone& zone)
      : file_(&file), dates_(dates), zone_(&zone) {}

  void add(const IcsOccurrence& occurrence) {
    const std::string name = one_line(occurrence.name);
    if (occurrence.start.of == IcsTime::Of::date)
      add_days(occurrence, name);
    else
      add_times(local(occurrence, occurrence.start), local(occurrence, occurrence.end), name);
  }

  IcsDays sorted() {
    sort_out(days_.holidays, format_holiday);
    const auto is_yearly = [](const Holiday& holiday) {
      return std::holds_alternative<YearlyRange>(holiday.when);
    };
    std::stable_partition(days_.holidays.begin(), days_.holidays.end(), is_yearly);
    sort_out(days_.closures, format_closure);
    return std::move(days_);
  }

 private:
  void add_days(const IcsOccurrence& occurrence, const std::string& name) {
    const Date first = date_of(occurrence.start), last = date_of(occurrence.end) - 1;
    if (!occurrence.yearly) return add_holiday(first, last, name);
    const auto month_day = [](Date date) { return MonthDay{date.ymd().month, date.ymd().day}; };
    days_.holidays.push_back({YearlyRange{month_day(first), month_day(last)}, name});
  }

  void add_holiday(Date first, Date last, const std::string& name) {
    if (last < dates_.first || dates_.last < first) return;
    days_.holidays.push_back({DateRange{first, last}, name});
  }

  /// Returns the time that a clock in the zone of the calendar shows.
  LocalTime local(const IcsOccurrence& occurrence, const IcsTime& time) const {
    if (time.of == IcsTime::Of::instant) return zone_->local(Instant::from_unix(time.value));
    const LocalTime shown = LocalTime::from_seconds(time.value);
    if (time.zone.empty()) return shown;
    try {
      return zone_->local(Zone::find(time.zone).first_at_or_after(shown));
    } catch (const Error& error) {
      throw Error(ErrorKind::usage,
                  fmt::format("{}: {}", Place{*file_, occurrence.line, 0}.text(), error.what()),
                  error.hint());
    }
  }

  void add_times(LocalTime start, LocalTime end, const std::string& name) {
    const auto midnight = [](Date date) { return LocalTime(date, 0); };
    Date whole = start.date();  // the start of the current run of whole days
    const auto end_run = [&](Date next) {
      if (whole < next) add_holiday(whole, next - 1, name);
    };
    for (Date date = start.date(); midnight(date) < end; date = date + 1) {
      const LocalTime from = std::max(start, midnight(date)), to = std::min(end, midnight(date + 1));
      if (from == midnight(date) && to == midnight(date + 1)) continue;
      end_run(date);
      whole = date + 1;
      if (from < to && dates_.first <= date && date <= dates_.last) add_closure(date, from, to, name);
    }
    if (start < end) end_run(end.date());
  }

  void add_closure(Date date, LocalTime from, LocalTime to, const std::string& name) {
    const auto second = [&](LocalTime t) {
      return static_cast<std::int32_t>((t.seconds() - LocalTime(date, 0).seconds()));
    };
    days_.closures.push_back({date, {{second(from), second(to)}}, closure_name(name)});
  }

  /// Sorts days by their text, which begins with the date, and removes duplicates.
  template <class Day>
  static void sort_out(std::vector<Day>& days, std::string (*words)(const Day&)) {
    std::ranges::sort(days, [&](const Day& x, const Day& y) { return words(x) < words(y); });
    const auto same = [&](const Day& x, const Day& y) { return words(x) == words(y); };
    days.erase(std::unique(days.begin(), days.end(), same), days.end());
  }

  const std::string* file_;
  DateRange dates_;
  const Zone* zone_;
  IcsDays days_;
};

}  // namespace

IcsDays read_ics(std::string_view text, const std::string& file, const DateRange& dates, const Zone& zone) {
  const IcsFile blocks = ics_blocks(decoded(text), file);
  Days days(file, dates, zone);
  try {
    for (const auto& occurrence : ics_occurrences(blocks, {dates.first.days(), dates.last.days()}))
      days.add(occurrence);
  } catch (const IcsMistake& mistake) {
    throw Error(ErrorKind::usage, fmt::format("{}: {}", Place{file, mistake.line, 0}.text(), mistake.what));
  }
  return days.sorted();
}

}  // namespace tix::format
