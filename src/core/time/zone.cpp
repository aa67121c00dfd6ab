// Zone arithmetic, loading of zone data, and zone names.
//
// A zone is a list of periods of constant offset. While clocks go back, a local time occurs twice; while they
// go forward, some never occur. Both are handled by one array, high_water_: entry i is the first local time
// not yet shown when period i ends. It never decreases, so the period in which `x` is first reached is found
// by one binary search, without a special case for gaps and overlaps.
#include "tix/time/zone.hpp"

#include "core/time/zone_file.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr auto kForever = std::numeric_limits<std::int64_t>::max();

}  // namespace

Zone::Zone(std::string name, const std::vector<Period>& periods) : name_(std::move(name)) {
  for (const auto& period : periods) {
    if (!offsets_.empty() && offsets_.back() == period.offset) continue;
    begins_.push_back(begins_.empty() ? std::numeric_limits<std::int64_t>::min() : period.begin.unix());
    offsets_.push_back(period.offset);
  }
  auto reached = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = 0; i + 1 < begins_.size(); ++i) {
    const auto before = begins_[i + 1] + offsets_[i];
    const auto after = begins_[i + 1] + offsets_[i + 1];
    reached = std::max(reached, before);
    high_water_.push_back(reached);
    // A jump touches the dates from the last second before it to its far end, whichever way it goes.
    const auto first = LocalTime::from_seconds(std::min(before, after) - 1).date();
    const auto last = LocalTime::from_seconds(std::max(before, after)).date();
    for (auto date = first; date <= last; date = date + 1) irregular_dates_.push_back(date);
  }
  high_water_.push_back(kForever);
  std::ranges::sort(irregular_dates_);
  irregular_dates_.erase(std::unique(irregular_dates_.begin(), irregular_dates_.end()),
                         irregular_dates_.end());
}

std::size_t Zone::period_at(Instant t) const {
  const auto next = std::upper_bound(begins_.begin() + 1, begins_.end(), t.unix());
  return static_cast<std::size_t>(std::distance(begins_.begin(), next)) - 1;
}

Instant Zone::first_at_or_after(LocalTime x) const {
  const auto it = std::ranges::upper_bound(high_water_, x.seconds());
  const auto i = static_cast<std::size_t>(std::distance(high_water_.begin(), it));
  return Instant::from_unix(std::max(begins_[i], x.seconds() - offsets_[i]));
}

LocalTime Zone::reached(Instant t) const {
  const auto i = period_at(t);
  const auto shown = t.unix() + offsets_[i];
  return LocalTime::from_seconds(i == 0 ? shown : std::max(shown, high_water_[i - 1] - 1));
}

std::vector<Zone::Period> Zone::periods() const {
  std::vector<Period> periods;
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    periods.push_back({Instant::from_unix(begins_[i]), offsets_[i]});
  }
  return periods;
}

namespace {

constexpr std::string_view kProbeZone = "America/New_York";
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;  // one past the range of instants, for the last evening of 2199

/// Returns whether `name` has the form of a zone name, such as `Asia/Jakarta` or `Etc/GMT+7`. Every part
/// begins with a capital letter, which keeps out paths (`../x`, `/etc/x`) and the folders `posix/` and
/// `right/`, whose rules differ.
bool looks_like_zone_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  bool part_begins = true;
  for (const char c : name) {
    if (part_begins ? !(c >= 'A' && c <= 'Z')
                    : !letter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-' && c != '+' && c != '/') {
      return false;
    }
    part_begins = c == '/';
  }
  return !part_begins && name.size() <= 64;
}

Error damaged(std::string_view name) {
  return Error(ErrorKind::storage, fmt::format("the zone data for {} is damaged or too old", name),
               "install the current tzdata package");
}

/// Loads a zone: the changes in its file, then those of its footer rule up to the end of 2200. Returns
/// nullopt if there is no such zone. Throws Error{storage} if its file is damaged.
std::optional<Zone> load(std::string_view name) {
  const auto bytes = looks_like_zone_name(name) ? read_zone_data(std::string{name}) : std::nullopt;
  if (!bytes) return std::nullopt;
  const auto file = parse_zone_file(*bytes);
  if (!file) throw damaged(name);

  std::vector<Zone::Period> periods{{Instant::first(), file->initial_offset}};
  for (const auto& change : file->changes) periods.push_back({Instant::from_unix(change.at), change.offset});
  if (file->footer.empty()) return Zone{std::string{name}, periods};

  const auto last = periods.back().begin;
  const auto year = Date::from_days(static_cast<std::int32_t>(last.unix() / kSecondsPerDay)).ymd().year;
  const auto rule = footer_changes(file->footer, std::clamp(year - 1, kFirstYear - 1, kLastYear), kLastYear);
  if (!rule) throw damaged(name);
  // The offset that the rule gives at the last transition comes first, then the changes of the rule itself.
  auto next = std::ranges::find_if(*rule, [&](const auto& c) { return c.at > last.unix(); });
  if (next != rule->begin()) periods.push_back({last, std::prev(next)->offset});
  for (; next != rule->end(); ++next) periods.push_back({Instant::from_unix(next->at), next->offset});
  return Zone{std::string{name}, periods};
}

/// Throws Error{storage} if zone data is missing or stops changing clocks too early. Such data would silently
/// move every due date, so one known zone is probed: its offset in a winter and a summer of 2024, and in the
/// last summer of the range.
void check_zone_data() {
  const auto zone = load(kProbeZone);
  if (!zone) {
    throw Error(ErrorKind::storage, "no zone data on this computer (looked for /usr/share/zoneinfo)",
                "install the tzdata package, or use the zone UTC");
  }
  const auto winter = zone->offset(Instant::from_unix(1705276800));       // 2024-01-15
  const auto summer = zone->offset(Instant::from_unix(1721001600));       // 2024-07-15
  const auto last_summer = zone->offset(Instant::from_unix(7244208000));  // 2199-07-24
  if (winter != -5 * 3600 || summer != -4 * 3600 || last_summer != summer) throw damaged(kProbeZone);
}

}  // namespace

const Zone& Zone::utc() {
  static const Zone zone{"UTC", {{Instant::first(), 0}}};
  return zone;
}

// UTC needs no zone data, so that tix works on a computer without any. The check of the zone data runs once,
// before the first other zone is loaded.
const Zone& Zone::find(std::string_view name) {
  if (name == utc().name()) return utc();
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Zone>, std::less<>> loaded;
  const std::scoped_lock lock{mutex};
  if (const auto it = loaded.find(name); it != loaded.end()) return *it->second;

  static bool checked = false;
  if (!checked) check_zone_data();
  checked = true;
  auto zone = load(name);
  if (!zone) {
    const auto near = nearest_zone_names(name);
    throw Error(ErrorKind::desk,
                fmt::format("unknown time zone '{}'; accepted: IANA names such as Asia/Jakarta", name),
                near.empty() ? "" : fmt::format("did you mean {}?", fmt::join(near, " or ")));
  }
  return *loaded.emplace(std::string{name}, std::make_unique<const Zone>(std::move(*zone))).first->second;
}

namespace {

/// tzdata's compact source: a version line, then rules, zones and links as text lines.
constexpr auto kSourceFile = "tzdata.zi";
constexpr std::size_t kMaxNames = 3;

/// Returns the names of all zones and links, or none if the computer has no tzdata.zi.
std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  std::istringstream lines(read_zone_data(kSourceFile).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind, target, name;
    words >> kind >> target >> name;
    if (kind == "Z") names.push_back(target);  // Z NAME OFFSET ...
    if (kind == "L") names.push_back(name);    // L TARGET NAME
  }
  return names;
}

std::string_view city_of(std::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

}  // namespace

std::string zone_data_version() {
  const auto source = read_zone_data(kSourceFile).value_or("");
  constexpr std::string_view kMark = "# version ";
  if (!source.starts_with(kMark)) return "unknown";
  return source.substr(kMark.size(), source.find_first_of("\r\n") - kMark.size());
}

// Two zones can share a city, such as America/Louisville and America/Kentucky/Louisville. Both are offered.
std::vector<std::string> nearest_zone_names(std::string_view name) {
  const auto names = zone_names();
  std::vector<std::string> cities;
  for (const auto& full : names) cities.emplace_back(city_of(full));

  const bool has_region = name.find('/') != std::string_view::npos;
  auto near = has_region ? nearest(name, names, kMaxNames) : std::vector<std::string>{};
  for (const auto& city : nearest(city_of(name), cities, kMaxNames)) {
    for (std::size_t i = 0; i < names.size() && near.size() < kMaxNames; ++i) {
      const bool known = std::ranges::find(near, names[i]) != near.end();
      if (cities[i] == city && !known) near.push_back(names[i]);
    }
  }
  return near;
}

}  // namespace tix
