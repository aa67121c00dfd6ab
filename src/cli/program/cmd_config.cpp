// tix config: show settings and where they come from.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"

#include <utility>

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

}  // namespace

void add_config(Syntax& syntax) {
  syntax.runs(run_config);
  syntax.about(
      "A flag wins over a variable, a variable over the config file, the config file over the default. The "
      "config "
      "file is $XDG_CONFIG_HOME/tix/config.toml, or ~/.config/tix/config.toml: KEY = \"VALUE\" with the "
      "names "
      "below, and filters to use with --view under [views]. A database never makes tix run a program: the "
      "pager, "
      "the editor and the mail command are named only here.");
  syntax.example("tix config", "Shows every setting, its value and its source.");
  syntax.example("tix config --format json", "The same for a script.");
}

}  // namespace tix::cli
