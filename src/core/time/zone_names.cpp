// What the zone data says of itself: its version, and the names it holds, for suggestions.
#include "core/time/zone_file.hpp"
#include "tix/text/nearest.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <sstream>

namespace tix {
namespace {

/// tzdata's compact source: a version line, then rules, zones and links as text lines.
constexpr auto kSourceFile = "tzdata.zi";
constexpr std::size_t kMaxNames = 3;

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
