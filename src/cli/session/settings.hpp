// The settings of a user: each value and its source. A flag overrides a variable, a variable overrides the
// config file, and the config file overrides the default.
#pragma once

#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/text/error.hpp"

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
  const char* meaning;   ///< the value that any value of the variable stands for; null: itself
  std::string_view help;
};

inline constexpr auto kSettings =
    enum_table(&SettingRow::setting,
               {{Setting::db, "db", "--db", &Globals::db, "TIX_DB", nullptr, "Database file"},
                {Setting::actor, "actor", "--as", &Globals::actor, "TIX_ACTOR", nullptr,
                 "Name under which your actions are recorded"},
                {Setting::format, "format", "--format", &Globals::format, nullptr, nullptr,
                 "Output format: table, csv, tsv, json, jsonl, md or html"},
                {Setting::color, "color", "--color", &Globals::color, "NO_COLOR", "never",
                 "Colours in tables: auto, always or never"},
                {Setting::pager, "pager", "--no-pager", nullptr, "PAGER", nullptr,
                 "Pager for long output on a terminal; empty for none"},
                {Setting::editor, "editor", nullptr, nullptr, "EDITOR", nullptr, "Editor that --edit opens"},
                {Setting::mail, "mail", nullptr, nullptr, nullptr, nullptr,
                 "Command that reads a mail from standard input and delivers it"},
                {Setting::mail_from, "mail_from", nullptr, nullptr, nullptr, nullptr,
                 "Sender of mail, such as Support <support@example.test>"}});

/// Returns the accepted values; empty if every value is accepted.
std::vector<std::string> accepted_values(Setting setting);

struct SettingValue {
  std::string text;
  std::string source;  ///< `--db`, `TIX_DB`, `/home/sari/.config/tix/config.toml:3`, `default`
};

/// A filter saved under a name in the config file: `[views] mine = "agent:@me"`.
struct View {
  std::string name;
  std::string filter;
  Place place;
};

class Settings {
 public:
  /// Reads the user's config file if it exists. Throws Error{desk} with file, line and column for text that
  /// is not TOML, an unknown key, or a value that is not accepted.
  Settings(const Env& env, const Globals& globals);

  const SettingValue& operator[](Setting setting) const { return values_[setting]; }
  /// Returns the saved filters, sorted by name.
  const std::vector<View>& views() const { return views_; }
  /// Returns the path of the config file; empty if there is no home.
  const std::string& config_path() const { return path_; }

 private:
  std::string path_;
  EnumArray<Setting, SettingValue, kSettings.size()> values_;
  std::vector<View> views_;
};

}  // namespace tix::cli
