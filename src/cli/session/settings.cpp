// Resolves settings to the first of flag, variable, config file and default that is set. Reads the config
// file with toml++.
#include "cli/session/settings.hpp"

#include "cli/session/files.hpp"
#include "format/cell/render_options.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace tix::cli {
namespace {

/// The contents of the config file, each value with its place.
struct Config {
  std::map<std::string, SettingValue, std::less<>> values;  ///< by SettingRow::key
  std::vector<View> views;                                  ///< by name
};

Place place_of(const toml::source_region& region, const std::string& file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

[[noreturn]] void refuse(const Place& place, const std::string& what, std::string hint = {}) {
  throw Error(ErrorKind::desk, place.text() + ": " + what, std::move(hint));
}

std::string text_of(const toml::node& node, const Place& place, std::string_view key) {
  const auto text = node.value_exact<std::string>();
  if (!text) refuse(place, fmt::format("'{}' must be a string in quotes", key));
  if (text->find('\0') != std::string::npos) refuse(place, fmt::format("'{}' contains a NUL byte", key));
  return *text;
}

void read_views(const toml::node& node, const std::string& file, Config& config) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    refuse(place_of(node.source(), file), "'views' must be a table: [views], then NAME = \"FILTER\" lines");
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
           fmt::format("unknown key '{}'; accepted: {}", key.str(), fmt::join(names, ", ")),
           did_you_mean(key.str(), names));
  }
  const Place place = place_of(node.source(), file);
  std::string text = text_of(node, place, key.str());
  const auto accepted = accepted_values(row->setting);
  if (!accepted.empty() && std::ranges::find(accepted, text) == accepted.end()) {
    refuse(place,
           fmt::format("{} '{}' is not accepted; accepted: {}", key.str(), text, fmt::join(accepted, ", ")),
           did_you_mean(text, accepted));
  }
  config.values[std::string(key.str())] = {std::move(text), place.text()};
}

toml::table parsed(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    refuse(place_of(error.source(), file), std::string(error.description()));
  }
}

/// Reads the config file. Throws Error{desk} with the place of a mistake or of an unknown key.
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

/// Returns the value of the variable, or else the folder below $HOME; empty if neither is set.
std::string home_folder(const Env& env, const char* variable, const char* below_home) {
  if (auto folder = env.filled(variable)) return *folder;
  const auto home = env.filled("HOME");
  return home ? *home + below_home : std::string();
}

std::string default_database(const Env& env) {
  const std::string folder = home_folder(env, "XDG_DATA_HOME", "/.local/share");
  return folder.empty() ? folder : folder + "/tix/tix.db";
}

std::string default_of(Setting setting, const Env& env) {
  // -F exits if the text fits on one screen, -R passes colours on, -X leaves the text on the screen.
  static constexpr auto kFixed =
      enum_values<Setting, const char*>({"", "", "table", "auto", "less -FRX", "vi", "", ""});
  if (setting == Setting::db) return default_database(env);
  if (setting == Setting::actor) return env.login();
  return kFixed[setting];
}

SettingValue resolve(const SettingRow& row, const Env& env, const Globals& globals, const Config& config) {
  if (row.typed != nullptr && (globals.*row.typed)) return {*(globals.*row.typed), row.flag};
  if (row.setting == Setting::pager && globals.no_pager) return {"", row.flag};
  if (row.variable != nullptr) {
    // An empty PAGER turns the pager off; other empty variables count as not set.
    const auto value = row.setting == Setting::pager ? env.variable(row.variable) : env.filled(row.variable);
    if (value) return {row.meaning == nullptr ? *value : row.meaning, row.variable};
  }
  const auto found = config.values.find(row.key);
  if (found != config.values.end()) return found->second;
  return {default_of(row.setting, env), "default"};
}

}  // namespace

std::vector<std::string> accepted_values(Setting setting) {
  if (setting == Setting::color) return {"auto", "always", "never"};
  return setting == Setting::format ? format::format_names() : std::vector<std::string>{};
}

Settings::Settings(const Env& env, const Globals& globals)
    : path_(home_folder(env, "XDG_CONFIG_HOME", "/.config")) {
  Config config;
  if (!path_.empty()) {
    path_ += "/tix/config.toml";
    if (const auto text = read_text_if_there(env, path_)) config = read_config(*text, path_);
  }
  for (const SettingRow& row : kSettings) {
    values_[row.setting] = resolve(row, env, globals, config);
  }
  views_ = std::move(config.views);
}

}  // namespace tix::cli
