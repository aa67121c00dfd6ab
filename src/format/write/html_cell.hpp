// Cells in HTML, readable by people and by machines.
#pragma once

#include "format/cell/render_options.hpp"
#include "format/chart/html_style.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// Appends the escaped text of a cell: instants in `<time>` with their RFC 3339 form, durations in `<data>`
/// with their seconds. Keeps line breaks in texts.
void append_html_cell(std::string& out, const Cell& cell, ColumnKind kind, const RenderOptions& options);

/// Appends names with values as a list that flows; leaves out empty values.
void append_facts(std::string& out, const std::vector<Extra>& facts, const RenderOptions& options,
                  Styling styling);

}  // namespace tix::format
