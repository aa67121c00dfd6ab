// Joins the findings of core's lint with the lines of their sections.
#include "desk/check/lint_report.hpp"

#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/lint.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Finds `[team.NAME]` in a table of tables.
int line_in_table(const TomlTable& sections, const std::string& name) {
  const auto found = std::ranges::find(sections, name, &TomlEntry::key);
  return found == sections.end() ? 0 : found->at.line;
}

/// Finds `[[sla]]` with that name in a list of tables.
int line_in_list(const TomlList& sections, const std::string& name) {
  const auto is_named = [&](const TomlValue& section) {
    const auto* table = section.as<TomlTable>();
    const TomlValue* value = table == nullptr ? nullptr : find(*table, "name");
    const auto* text = value == nullptr ? nullptr : value->as<std::string>();
    return text != nullptr && *text == name;
  };
  const auto found = std::ranges::find_if(sections, is_named);
  return found == sections.end() ? 0 : found->at.line;
}

/// Returns the line of the part; 0 if it is not found.
int line_of(const TomlTable& file, DeskPart part, const std::string& name) {
  const TomlValue* sections = find(file, name_of(part));
  if (sections == nullptr) return 0;
  if (const auto* table = sections->as<TomlTable>()) return line_in_table(*table, name);
  const auto* list = sections->as<TomlList>();
  return list == nullptr ? 0 : line_in_list(*list, name);
}

}  // namespace

Report lint_report(std::string_view text, std::string_view file_name, Audience audience) {
  const Desk desk = read_desk_file(text, file_name);
  const TomlText toml = parse_toml(text);
  const auto& file = *toml.root.as<TomlTable>();
  Report report;
  report.columns = {{.name = "line", .kind = ColumnKind::number, .key = true},
                    {"what", ColumnKind::text},
                    {"kind", ColumnKind::word},
                    {"why", ColumnKind::text},
                    {"hint", ColumnKind::text}};
  for (const LintFinding& finding : lint(desk)) {
    const LintKindRow& kind = row_of(finding.kind);
    report.rows.push_back({std::int64_t{line_of(file, finding.part, finding.name)},
                           fmt::format("{} {}", name_of(finding.part), finding.name),
                           std::string(audience == Audience::people ? kind.label : kind.name), finding.why,
                           std::string(kind.hint)});
  }
  std::ranges::stable_sort(report.rows, [](const Row& x, const Row& y) {
    return std::get<std::int64_t>(x.front()) < std::get<std::int64_t>(y.front());
  });
  return report;
}

}  // namespace tix::desk
