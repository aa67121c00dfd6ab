// Zones by name out of the computer's zone data, each loaded once.
#include "core/time/zone_file.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::string_view kProbeZone = "America/New_York";
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;  // one past the range of instants, for the last evening of 2199

/// Zone names look like `Asia/Jakarta` or `Etc/GMT+7`. Every part starts with a capital letter, which keeps
/// out paths
/// (`../x`, `/etc/x`) and the folders `posix/` and `right/` with their other rules.
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
  // What the rule says for the last transition itself comes first, then its own changes.
  auto next = std::ranges::find_if(*rule, [&](const auto& c) { return c.at > last.unix(); });
  if (next != rule->begin()) periods.push_back({last, std::prev(next)->offset});
  for (; next != rule->end(); ++next) periods.push_back({Instant::from_unix(next->at), next->offset});
  return Zone{std::string{name}, periods};
}

/// Zone data that stops changing clocks would move every due date silently; one known change shows it.
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
                fmt::format("no time zone \"{}\"; accepted are IANA names such as Asia/Jakarta", name),
                near.empty() ? "" : fmt::format("did you mean {}?", fmt::join(near, " or ")));
  }
  return *loaded.emplace(std::string{name}, std::make_unique<const Zone>(std::move(*zone))).first->second;
}

}  // namespace tix
