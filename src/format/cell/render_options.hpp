// The output formats, and the options that every writer and chart reads.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/time/zone.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Every format shows every row and the same numbers. For machines (csv, tsv, json, jsonl): instants RFC 3339
/// UTC, durations integer seconds, percentages with one decimal, true and false, bytes that are not UTF-8 as
/// U+FFFD. For people (table, md, html): instants in the zone, durations in two units, control characters
/// escaped. Totals: a last row for people, the object `totals` in JSON; none in csv, tsv and jsonl, where
/// scripts sum rows.
enum class Format {
  table,     ///< aligned columns, fitted to the terminal
  csv,       ///< RFC 4180, LF, header always; lists joined with commas
  tsv,       ///< as csv; tab, newline, CR and backslash as `\t`, `\n`, `\r`, `\\`, no quotes
  json,      ///< one object: where the numbers come from, `rows` of objects, `totals`
  jsonl,     ///< one object a row, nothing else
  markdown,  ///< a pipe table
  html,      ///< one document that needs nothing else: charts, the table, where the numbers come from
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

/// Whether people read it, and no program.
constexpr bool is_for_people(Format format) {
  return format == Format::table || format == Format::markdown || format == Format::html;
}

/// Error usage for an unknown name, with those accepted and the nearest.
Format parse_format(std::string_view name);

struct RenderOptions {
  Format format = Format::table;
  const Zone* zone = nullptr;  ///< for instants shown to people; without one they stay RFC 3339 UTC
  std::size_t width = 0;       ///< cells of a line: wider tables are broken into blocks; 0: never
  bool terminal = false;       ///< texts are cut to the width, and nothing raw reaches it in any format
  bool color = false;
  bool unicode = true;      ///< whether `…`, `⏎` and rules may be drawn with more than ASCII
  bool charts = false;      ///< table, md: a report's charts stand before it; html always has them
  bool excel_safe = false;  ///< csv, tsv: an apostrophe before texts a spreadsheet would take for a formula
};

/// Takes what is written, in pieces of any size.
using Sink = std::function<void(std::string_view)>;

}  // namespace tix::format
