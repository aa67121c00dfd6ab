// Resolves settings: the first of flag, variable, config file and default that is set.
#include "cli/session/settings.hpp"

#include "cli/session/files.hpp"
#include "format/cell/render_options.hpp"

namespace tix::cli {
namespace {

/// Returns `$VARIABLE`, or else the folder below home; empty if there is neither.
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
  // -F shows what fits on one screen without paging, -R lets colours through, -X leaves it there.
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
    // An empty PAGER is a wish for none; other variables set to nothing say nothing.
    const auto value = row.setting == Setting::pager ? env.variable(row.variable) : env.filled(row.variable);
    if (value) return {row.meaning == nullptr ? *value : row.meaning, row.variable};
  }
  const auto found = config.values.find(row.key);
  if (found != config.values.end()) return {found->second.text, found->second.place.text()};
  return {default_of(row.setting, env), "default"};
}

}  // namespace

std::vector<std::string> accepted_values(Setting setting) {
  if (setting == Setting::color) return {"auto", "always", "never"};
  return setting == Setting::format ? format::format_names() : std::vector<std::string>{};
}

Settings::Settings(const Env& env, const Globals& globals)
    : path_(home_folder(env, "XDG_CONFIG_HOME", "/.config")) {
  if (!path_.empty()) {
    path_ += "/tix/config.toml";
    if (const auto text = read_text_if_there(env, path_)) config_ = read_config(*text, path_);
  }
  for (const SettingRow& row : kSettings) {
    values_[row.setting] = resolve(row, env, globals, config_);
  }
}

}  // namespace tix::cli
