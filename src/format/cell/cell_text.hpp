// A cell as text: for machines, as JSON, for people.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::format {

/// Appends the text for csv and tsv, before quoting; nothing for an empty cell.
void append_machine_text(std::string& out, const Cell& cell);

/// Appends a JSON value: null for an empty cell, an array for a list.
void append_json_value(std::string& out, const Cell& cell);

/// Returns one line that cannot control a terminal: local times, durations in two units, yes and no.
std::string human_text(const Cell& cell, ColumnKind kind, const RenderOptions& options);

/// Returns the totals row for people: `total` in its first cell if that is empty and its column holds words.
Row labelled_totals(Row totals, const std::vector<Column>& columns);

/// Returns the extras that people are shown: those with a value.
std::vector<Extra> with_value(std::vector<Extra> extra);

/// Whether this kind is aligned right, digit under digit.
bool is_right_aligned(ColumnKind kind);

/// Whether the texts of this kind are written by users, and not by tix.
bool is_free_text(ColumnKind kind);

}  // namespace tix::format
