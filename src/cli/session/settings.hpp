// What a person sets once: each value and its source. Flag before variable before config before default.
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
  const char* meaning;   ///< what any value of the variable means; null: itself
  std::string_view what;
};

inline constexpr auto kSettings =
    enum_table(&SettingRow::setting,
               {{Setting::db, "db", "--db", &Globals::db, "TIX_DB", nullptr, "the database"},
                {Setting::actor, "actor", "--as", &Globals::actor, "TIX_ACTOR", nullptr, "who acts"},
                {Setting::format, "format", "--format", &Globals::format, nullptr, nullptr,
                 "how output is written: table, csv, tsv, json, jsonl, md or html"},
                {Setting::color, "color", "--color", &Globals::color, "NO_COLOR", "never",
                 "colours in tables: auto, always or never"},
                {Setting::pager, "pager", "--no-pager", nullptr, "PAGER", nullptr,
                 "what long output is shown with on a terminal; empty for nothing"},
                {Setting::editor, "editor", nullptr, nullptr, "EDITOR", nullptr, "what --edit opens"},
                {Setting::mail, "mail", nullptr, nullptr, nullptr, nullptr,
                 "the command that delivers a message given on its input"},
                {Setting::mail_from, "mail_from", nullptr, nullptr, nullptr, nullptr,
                 "who mails come from: support@example.test, with a name before it in < >"}});

/// Returns the accepted values; empty if any is.
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
  /// Returns the filters saved under a name, by name.
  const std::vector<View>& views() const { return views_; }
  /// Returns the path of the config file; empty if there is no home.
  const std::string& config_path() const { return path_; }

 private:
  std::string path_;
  EnumArray<Setting, SettingValue, kSettings.size()> values_;
  std::vector<View> views_;
};

}  // namespace tix::cli
