// What a person sets once: each value and where it comes from. Flag, then variable, then config, then
// default.
#pragma once

#include "cli/session/config.hpp"
#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

enum class Setting { db, actor, format, color, pager, editor, mail, mail_from };

struct SettingRow {
  Setting setting;
  std::string_view key;  ///< in the config file, and the name shown
  const char* flag;      ///< null: none
  std::optional<std::string> Globals::*typed;
  const char* variable;  ///< null: none
  const char* meaning;   ///< what any value of the variable stands for; null: itself
  std::string_view what;
};

inline constexpr std::array kSettings = {
    SettingRow{Setting::db, "db", "--db", &Globals::db, "TIX_DB", nullptr, "the database"},
    SettingRow{Setting::actor, "actor", "--as", &Globals::actor, "TIX_ACTOR", nullptr, "who acts"},
    SettingRow{Setting::format, "format", "--format", &Globals::format, nullptr, nullptr,
               "how output is written: table, csv, tsv, json, jsonl, md or html"},
    SettingRow{Setting::color, "color", "--color", &Globals::color, "NO_COLOR", "never",
               "colours in tables: auto, always or never"},
    SettingRow{Setting::pager, "pager", "--no-pager", nullptr, "PAGER", nullptr,
               "what long output is shown with on a terminal; empty for nothing"},
    SettingRow{Setting::editor, "editor", nullptr, nullptr, "EDITOR", nullptr, "what --edit opens"},
    SettingRow{Setting::mail, "mail", nullptr, nullptr, nullptr, nullptr,
               "the command that delivers a message given on its input"},
    SettingRow{Setting::mail_from, "mail_from", nullptr, nullptr, nullptr, nullptr,
               "who mails come from: support@example.test, with a name before it in < >"},
};

constexpr bool settings_in_order() {
  for (std::size_t i = 0; i < kSettings.size(); ++i)
    if (static_cast<std::size_t>(kSettings[i].setting) != i) return false;
  return kSettings.size() == static_cast<std::size_t>(Setting::mail_from) + 1;
}
static_assert(settings_in_order());

/// What may be given; empty when anything may.
std::vector<std::string> accepted_values(Setting setting);

struct SettingValue {
  std::string text;
  std::string source;  ///< `--db`, `TIX_DB`, `/home/sari/.config/tix/config.toml:3`, `default`
};

class Settings {
 public:
  /// Reads the user's config file where there is one. Error desk when it is wrong.
  Settings(const Env& env, const Globals& globals);

  const SettingValue& operator[](Setting setting) const { return values_[static_cast<std::size_t>(setting)]; }
  /// Filters saved under a name.
  const std::vector<View>& views() const { return config_.views; }
  /// Where the config file is looked for; empty when there is no home.
  const std::string& config_path() const { return path_; }

 private:
  std::string path_;
  Config config_;
  std::array<SettingValue, kSettings.size()> values_;
};

}  // namespace tix::cli
