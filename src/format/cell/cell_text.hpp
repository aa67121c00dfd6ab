// A cell as text: for machines, as JSON, for people.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// The text of csv and tsv before their own quoting; nothing for an empty cell.
void append_machine_text(std::string& out, const Cell& cell);

/// A JSON value: null for an empty cell, an array for a list.
void append_json_value(std::string& out, const Cell& cell);

/// One line that can act on no terminal: local times, durations in two units, yes and no.
std::string human_text(const Cell& cell, ColumnKind kind, const RenderOptions& options);

/// The totals row as people see it: `total` where its first cell is empty and stands under words.
Row labelled_totals(Row totals, const std::vector<Column>& columns);

/// Whether people read this kind from the right, digit under digit.
bool is_right_aligned(ColumnKind kind);

/// Whether the texts of this kind are somebody's own words, and not tix's.
bool is_free_text(ColumnKind kind);

}  // namespace tix::format
