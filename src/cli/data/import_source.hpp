// Opens a file to be imported with the reader of its format.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/row_source.hpp"

#include <memory>
#include <string>

namespace tix::cli {

/// Opens the rows of a file; `-` is the standard input. Reads JSON Lines for .jsonl and .ndjson, TSV for .tsv
/// and .tab, CSV for .csv; for any other name as --format says (default: CSV). Throws Error{usage} for a
/// wrong header.
std::unique_ptr<RowSource> open_rows(const Session& session, const std::string& file);

/// Whether open_rows reads the file as JSON Lines.
bool is_json_lines(const Session& session, const std::string& file);

}  // namespace tix::cli
