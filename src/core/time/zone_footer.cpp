// Parses and evaluates the POSIX rule of a zone file. date/ptz.h does not handle the times before midnight
// that Greenland uses (`M3.5.0/-1`) or permanent summer time, so the rule is evaluated here.
#include "core/time/zone_footer.hpp"

#include <algorithm>

#include <date/date.h>

namespace tix {
namespace {

constexpr std::int32_t kHour = 3600;

enum class DateForm { month_week_day, day_without_leap, day_with_leap };

/// The moment of a yearly change, on the local clock in force before it.
struct YearlyChange {
  DateForm form = DateForm::month_week_day;
  int month = 1;
  int week = 1;  ///< 5 is the last
  int day = 0;   ///< weekday from Sunday = 0, or day of the year
  std::int32_t time = 2 * kHour;

  std::int64_t local_seconds(int year) const {
    return std::int64_t{local_day(year).time_since_epoch().count()} * 24 * kHour + time;
  }

 private:
  date::local_days local_day(int year) const {
    const date::year y{year};
    const auto new_year = date::local_days{y / date::January / 1};
    if (form == DateForm::day_with_leap) return new_year + date::days{day};
    if (form == DateForm::day_without_leap) {
      return new_year + date::days{day - 1 + (y.is_leap() && day > 59 ? 1 : 0)};
    }
    const date::month m{static_cast<unsigned>(month)};
    const date::weekday wd{static_cast<unsigned>(day)};
    if (week == 5) return date::local_days{y / m / wd[date::last]};
    return date::local_days{y / m / wd[static_cast<unsigned>(week)]};
  }
};

/// Reads the parts of a POSIX TZ text from its front.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool skip(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool name() {
    const bool quoted = skip('<');
    const auto end = quoted ? rest_.find('>') : rest_.find_first_of("+-,0123456789");
    if (quoted && end == std::string_view::npos) return false;
    const auto length = std::min(end, rest_.size());
    rest_.remove_prefix(length + (quoted ? 1 : 0));
    return length >= 3;
  }

  std::optional<int> number(int low, int high) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9') {
      value = value * 10 + (rest_[digits++] - '0');
    }
    if (digits == 0 || value < low || value > high) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

  /// Reads [+-]hh[:mm[:ss]] as seconds, -167 to 167 hours.
  std::optional<std::int32_t> time() {
    const int sign = skip('-') ? -1 : (skip('+'), 1);
    const auto hours = number(0, 167);
    if (!hours) return std::nullopt;
    std::int32_t seconds = *hours * kHour;
    for (const int unit : {60, 1}) {
      if (!skip(':')) break;
      const auto part = number(0, 59);
      if (!part) return std::nullopt;
      seconds += *part * unit;
    }
    return sign * seconds;
  }

  std::optional<YearlyChange> yearly_change() {
    YearlyChange change;
    if (skip('M')) {
      const auto month = number(1, 12);
      const auto week = skip('.') ? number(1, 5) : std::nullopt;
      const auto day = skip('.') ? number(0, 6) : std::nullopt;
      if (!month || !week || !day) return std::nullopt;
      change.month = *month;
      change.week = *week;
      change.day = *day;
    } else {
      const bool without_leap = skip('J');
      change.form = without_leap ? DateForm::day_without_leap : DateForm::day_with_leap;
      const auto day = without_leap ? number(1, 365) : number(0, 365);
      if (!day) return std::nullopt;
      change.day = *day;
    }
    if (!skip('/')) return change;
    const auto at = time();
    if (!at) return std::nullopt;
    change.time = *at;
    return change;
  }

 private:
  std::string_view rest_;
};

std::int64_t new_year_utc(int year) {
  const date::sys_days day{date::year{year} / date::January / 1};
  return std::int64_t{day.time_since_epoch().count()} * 24 * kHour;
}

}  // namespace

// The text has offsets west of Greenwich, as POSIX defines them, so each sign is reversed here.
std::optional<std::vector<OffsetChange>> footer_changes(std::string_view text, int first, int last) {
  Reader in{text};
  if (!in.name()) return std::nullopt;
  const auto west = in.time();
  if (!west) return std::nullopt;
  const std::int32_t standard = -*west;
  if (in.done()) return std::vector<OffsetChange>{{new_year_utc(first), standard}};

  if (!in.name()) return std::nullopt;
  std::int32_t summer = standard + kHour;
  if (in.peek() != ',') {
    const auto summer_west = in.time();
    if (!summer_west) return std::nullopt;
    summer = -*summer_west;
  }
  const auto start = in.skip(',') ? in.yearly_change() : std::nullopt;
  const auto end = in.skip(',') ? in.yearly_change() : std::nullopt;
  if (!start || !end || !in.done()) return std::nullopt;

  std::vector<OffsetChange> changes;
  for (int year = first; year <= last; ++year) {
    changes.push_back({start->local_seconds(year) - standard, summer});
    changes.push_back({end->local_seconds(year) - summer, standard});
  }
  // Stable: permanent summer time ends one year and starts the next in one second, and the start must win.
  std::ranges::stable_sort(changes, {}, &OffsetChange::at);
  return changes;
}

}  // namespace tix
