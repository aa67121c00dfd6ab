// Opens a file to import with the reader of its format.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/row_source.hpp"

#include <memory>
#include <string>

namespace tix::cli {

/// Opens the rows of a file; `-` is standard input. Reads JSON Lines for .jsonl and .ndjson, TSV for .tsv and
/// .tab, CSV for .csv, and for any other name the format of --format (default: CSV). Throws Error{usage} for
/// a wrong header.
std::unique_ptr<RowSource> open_rows(const Session& session, const std::string& file);

/// Returns whether open_rows reads the file as JSON Lines.
bool is_json_lines(const Session& session, const std::string& file);

}  // namespace tix::cli
