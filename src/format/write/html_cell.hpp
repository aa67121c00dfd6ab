// Cells in HTML: what people read, and beside it what machines can.
#pragma once

#include "format/chart/html_style.hpp"
#include "format/write/render.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// The text of tables, escaped: instants in `<time>` with their RFC 3339 form, lengths in `<data>` with
/// their seconds. Line breaks in texts stay.
void append_html_cell(std::string& out, const Cell& cell, ColumnKind kind, const RenderOptions& options);

/// A column's name, which may be broken after an underscore.
void append_html_name(std::string& out, std::string_view name);

/// Names beside values, as a list that flows; empty values are left out.
void append_facts(std::string& out, const std::vector<Extra>& facts, const RenderOptions& options,
                  Styling styling);

}  // namespace tix::format
