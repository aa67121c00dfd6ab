// Writes the pages about desk files from the rows of their keys.
#include "cli/help/desk_file_help.hpp"

#include "cli/help/help.hpp"
#include "desk/file/desk_file.hpp"
#include "tix/policy/policy.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix::cli {
namespace {

using desk::KeyRow;

std::string list_of_sections() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const KeyRow& row : desk::desk_file_sections())
    if (rows.empty() || rows.back().first != row.name) rows.emplace_back(row.name, in_quotes(row.meaning));
  return "tix help desk-file: what a desk file can contain\n" +
         paragraph("A desk file is written in TOML. All sections are optional.") +
         section("Sections", two_columns(rows)) +
         paragraph("tix help desk-file SECTION explains the keys of a section.");
}

std::string keys_text(const KeyRow& table) {
  std::vector<std::pair<std::string, std::string>> rows;
  std::string below;
  for (const KeyRow& key : table.keys()) {
    const std::string fallback =
        key.need == desk::Need::required ? "required" : fmt::format("default: {}", key.fallback);
    rows.emplace_back(key.name,
                      in_quotes(fmt::format("{} Accepted: {} ({})", key.meaning, key.accepted, fallback)));
    if (key.keys != nullptr) below += keys_text(key);
  }
  return section(table.header, two_columns(rows)) + below;
}

/// Returns the actions or placeholders that values of the section contain.
std::string words_text(const std::string& name) {
  std::vector<std::pair<std::string, std::string>> rows;
  if (name == "escalation" || name == "rule")
    for (const ActionRow& row : kActions) rows.emplace_back(fmt::format("{}:", row.word), row.argument);
  if (!rows.empty()) return section("Actions", two_columns(rows));
  if (name != "message") return {};
  return paragraph(fmt::format("Placeholders: {{{}}}", fmt::join(kPlaceholders, "} {")));
}

std::string section_text(const std::string& name) {
  const std::vector<KeyRow> sections = desk::desk_file_sections();
  std::string text;
  for (const KeyRow& row : sections)
    if (row.name == name) text += paragraph(in_quotes(row.meaning)) + keys_text(row);
  if (!text.empty()) return fmt::format("tix help desk-file {}\n{}", name, text) + words_text(name);
  std::vector<std::string_view> known;
  for (const KeyRow& row : sections) known.push_back(row.name);
  const std::string hint = did_you_mean(name, known);
  throw Error(ErrorKind::usage, fmt::format("desk files have no section '{}'", name),
              hint.empty() ? "tix help desk-file lists the sections" : hint);
}

}  // namespace

std::string desk_file_help(const std::vector<std::string>& names) {
  if (names.empty()) return list_of_sections();
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "\n") + section_text(name);
  return out;
}

}  // namespace tix::cli
