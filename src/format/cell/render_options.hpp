// The output formats, and the options of every writer and chart.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/time/zone.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Every format shows every row and the same numbers. For machines (csv, tsv, json, jsonl): instants in RFC
/// 3339 UTC, durations in whole seconds, percentages with one decimal, true and false, invalid UTF-8 as
/// U+FFFD. For people (table, md, html): instants in the zone, durations in two units, control characters
/// escaped. Totals are a last row for people and the object `totals` in JSON; csv, tsv and jsonl have none,
/// since scripts sum rows.
enum class Format {
  table,     ///< aligned columns, fitted to the terminal
  csv,       ///< RFC 4180, LF, always a header; lists joined with commas
  tsv,       ///< as csv, but tab, newline, CR and backslash as `\t`, `\n`, `\r`, `\\`, no quotes
  json,      ///< one object: provenance, `rows` of objects, `totals`
  jsonl,     ///< one object per row, nothing else
  markdown,  ///< a pipe table
  html,      ///< one self-contained document: charts, table, provenance
};

inline constexpr auto kFormatNames =
    enum_names<Format>({"table", "csv", "tsv", "json", "jsonl", "md", "html"});

/// Another name of a format.
struct FormatAlias {
  std::string_view name;
  Format format;
};
inline constexpr FormatAlias kMarkdownAlias{"markdown", Format::markdown};
/// Returns the names of all formats, then the alias.
std::vector<std::string> format_names();

/// Whether the format is for people, not for programs.
constexpr bool is_for_people(Format format) {
  return format == Format::table || format == Format::markdown || format == Format::html;
}

/// Throws Error{usage} for an unknown name, with the accepted ones and the nearest.
Format parse_format(std::string_view name);

struct RenderOptions {
  Format format = Format::table;
  const Zone* zone = nullptr;  ///< for instants shown to people; null: RFC 3339 UTC
  std::size_t width = 0;       ///< cells of a line; wider tables are broken into blocks; 0: no limit
  bool terminal = false;       ///< texts are cut to the width, and control characters escaped in any format
  bool color = false;
  bool unicode = true;  ///< whether characters beyond ASCII, such as ellipses and rules, may be drawn
  bool charts = false;  ///< table, md: draw charts before the table; html always does
  bool excel_safe =
      false;  ///< csv, tsv: put an apostrophe before texts that a spreadsheet would take for a formula
};

/// Receives output in pieces of any size.
using Sink = std::function<void(std::string_view)>;

}  // namespace tix::format
