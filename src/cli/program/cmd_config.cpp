// tix config: show settings and where they come from.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ConfigOptions {};

Exit run_config(Session& session, const ConfigOptions&) {
  const Settings& settings = session.settings();
  Report report;
  report.header.report = "config";
  report.columns = {{.name = "name", .kind = ColumnKind::word, .key = true},
                    {"value", ColumnKind::word},
                    {"source", ColumnKind::word}};
  for (const SettingRow& row : kSettings) {
    const SettingValue& value = settings[row.setting];
    report.rows.push_back({std::string(row.key), cell_of(value.text), value.source});
  }
  for (const View& view : settings.views()) {
    report.rows.push_back({"views." + view.name, view.filter, view.place.text()});
  }
  session.print(std::move(report), session.zone_or(Zone::utc()));
  return Exit::done;
}

/// Returns the settings and their meanings, each with the flag and the variable that override it.
HelpList settings_list() {
  HelpList list{"Settings", {}};
  for (const SettingRow& row : kSettings) {
    std::vector<std::string_view> ways;
    if (row.flag != nullptr) ways.emplace_back(row.flag);
    if (row.variable != nullptr) ways.emplace_back(row.variable);
    const std::string overrides = ways.empty() ? "" : fmt::format(" ({})", fmt::join(ways, ", "));
    list.rows.push_back({std::string(row.key), std::string(row.help) + overrides});
  }
  list.rows.push_back({"[views]", "Saved filters, as NAME = \"FILTER\" lines (list --view NAME)"});
  return list;
}

}  // namespace

void add_config(Syntax& syntax) {
  syntax.runs(run_config);
  syntax.about(
      "Settings come from the config file, $XDG_CONFIG_HOME/tix/config.toml or ~/.config/tix/config.toml, as "
      "lines of KEY = \"VALUE\". A flag or variable in parentheses overrides the file, and a "
      "flag overrides a variable.");
  syntax.about(
      "A database never makes tix run a program: only your config file, PAGER and EDITOR name the pager, the "
      "editor and the mail command.");
  syntax.list(settings_list());
  syntax.example("tix config", "Show every setting, its value and its source.");
  syntax.example("tix config --format json", "Show the same as JSON, for a script.");
}

}  // namespace tix::cli
