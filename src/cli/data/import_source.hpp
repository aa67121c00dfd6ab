// Which reader a file to be imported gets.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/row_source.hpp"

#include <memory>
#include <string>

namespace tix::cli {

/// The rows of a file, `-` for the standard input: JSON Lines for .jsonl and .ndjson, TSV for .tsv and .tab,
/// CSV for .csv; by --format where the name does not tell, and else CSV. Error usage when its header is
/// wrong.
std::unique_ptr<RowSource> open_rows(const Session& session, const std::string& file);

/// Whether open_rows takes it for JSON Lines.
bool is_json_lines(const Session& session, const std::string& file);

}  // namespace tix::cli
