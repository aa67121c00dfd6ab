// Reads the config file with toml++; reports unknown keys and mistakes with their place.
#include "cli/session/config.hpp"

#include "cli/session/settings.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace tix::cli {
namespace {

Place place_of(const toml::source_region& region, const std::string& file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

[[noreturn]] void refuse(const Place& place, const std::string& what, std::string hint = {}) {
  throw Error(ErrorKind::desk, place.text() + ": " + what, std::move(hint));
}

std::string text_of(const toml::node& node, const Place& place, std::string_view key) {
  const auto text = node.value_exact<std::string>();
  if (!text) refuse(place, fmt::format("{} needs a text in quotes", key));
  if (text->find('\0') != std::string::npos) refuse(place, fmt::format("{} has a NUL byte", key));
  return *text;
}

void read_views(const toml::node& node, const std::string& file, Config& config) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    refuse(place_of(node.source(), file), "views is a section: [views], then NAME = \"FILTER\"");
  }
  for (const auto& [key, value] : *table) {
    const Place place = place_of(value.source(), file);
    config.views.push_back({std::string(key.str()), text_of(value, place, key.str()), place});
  }
}

void read_value(const toml::key& key, const toml::node& node, const std::string& file, Config& config) {
  const auto row = std::ranges::find(kSettings, key.str(), &SettingRow::key);
  if (row == kSettings.end()) {
    std::vector<std::string> names;
    for (const SettingRow& known : kSettings) names.emplace_back(known.key);
    names.emplace_back("views");
    refuse(place_of(key.source(), file),
           fmt::format("unknown key \"{}\"; accepted: {}", key.str(), fmt::join(names, ", ")),
           did_you_mean(key.str(), names));
  }
  const Place place = place_of(node.source(), file);
  std::string text = text_of(node, place, key.str());
  const auto accepted = accepted_values(row->setting);
  if (!accepted.empty() && std::ranges::find(accepted, text) == accepted.end()) {
    refuse(place,
           fmt::format("{} \"{}\" is not accepted; accepted: {}", key.str(), text, fmt::join(accepted, ", ")),
           did_you_mean(text, accepted));
  }
  config.values[std::string(key.str())] = {std::move(text), place};
}

toml::table parsed(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    refuse(place_of(error.source(), file), std::string(error.description()));
  }
}

}  // namespace

Config read_config(std::string_view text, const std::string& file) {
  Config config;
  for (const auto& [key, node] : parsed(text, file)) {
    if (key.str() == "views") {
      read_views(node, file, config);
    } else {
      read_value(key, node, file, config);
    }
  }
  return config;
}

}  // namespace tix::cli
