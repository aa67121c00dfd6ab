// Compares, writes and parses timers. They are part of the content of a binding, so their text is canonical.
// A calendar has several lines; in the line of a timer they are separated by `;`, which no calendar contains.
#include "tix/sla/timer.hpp"

#include "core/time/text_scan.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::string_view kApplies = "applies", kWaits = "waits";

std::string hours(const Timer& timer) {
  if (!timer.calendar) return {};
  std::string text = timer.calendar->canonical();
  std::ranges::replace(text, '\n', ';');
  return ' ' + text;
}

std::string_view subject(const Timer& timer) {
  return timer.is_step() ? name_of(timer.clock) : name_of(timer.state);
}

[[noreturn]] void refuse(std::string_view line) {
  throw Error(ErrorKind::storage, fmt::format("a stored timer cannot be read: '{}'", line));
}

template <class Enum, std::size_t N>
Enum read_name(const EnumTable<Enum, std::string_view, N>& names, std::string_view word,
               std::string_view line) {
  const auto found = find_name(names, word);
  if (!found) refuse(line);
  return *found;
}

bool read_applies(std::string_view word, std::string_view line) {
  if (word != kApplies && word != kWaits) refuse(line);
  return word == kApplies;
}

std::int64_t read_number(std::string_view word, std::string_view line) {
  const auto number = whole_number(word);
  if (!number) refuse(line);
  return *number;
}

}  // namespace

bool Timer::is_same(const Timer& other) const {
  const auto same_hours = [&] {
    return calendar == other.calendar ||
           (calendar && other.calendar && calendar->canonical() == other.calendar->canonical());
  };
  return name == other.name && kind == other.kind && amount == other.amount &&
         (is_step() ? clock == other.clock : state == other.state) && same_hours();
}

std::string canonical(const std::vector<Timer>& timers) {
  std::string text;
  for (const Timer& timer : timers)
    text += fmt::format("{} {} {} {} {}{}\n", timer.name, kTimerKindNames[timer.kind], subject(timer),
                        timer.amount, timer.applies ? kApplies : kWaits, hours(timer));
  return text;
}

std::vector<Timer> timers_from(
    std::string_view text,
    const std::function<std::shared_ptr<const Calendar>(std::string_view canonical)>& read_calendar) {
  std::vector<Timer> timers;
  for (TextScan lines{text}; !lines.done(); lines.skip('\n')) {
    const std::string_view line = lines.until("\n");
    TextScan words{line};
    const auto next = [&] {
      const auto word = words.until(" ");
      words.skip(' ');
      return word;
    };
    Timer& timer = timers.emplace_back();
    timer.name = read_number(next(), line);
    timer.kind = read_name(kTimerKindNames, next(), line);
    if (timer.is_step())
      timer.clock = read_name(kClockNames, next(), line);
    else
      timer.state = read_name(kStatusNames, next(), line);
    timer.amount = read_number(next(), line);
    timer.applies = read_applies(next(), line);
    std::string calendar(words.rest());
    if (calendar.empty()) continue;
    std::ranges::replace(calendar, ';', '\n');
    timer.calendar = read_calendar(calendar);
  }
  return timers;
}

}  // namespace tix
