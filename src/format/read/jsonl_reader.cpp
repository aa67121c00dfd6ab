// Assembles lines from chunks.
#include "format/read/jsonl_reader.hpp"

#include "format/read/json_row.hpp"

#include <fmt/format.h>

namespace tix::format {

bool JsonlReader::next(SourceRow& row) {
  row.problem.clear();
  std::string_view line;
  while (!finished_ && read_line(line)) {
    row.line = line_number_;
    if (line.size() > kLongestLine) {
      finished_ = true;
      row.values.assign(columns_.size(), {});
      row.problem = fmt::format("longer than {} MiB; nothing after it was read", kLongestLine >> 20);
      return true;
    }
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    read_json_row(line, columns_, row);
    return true;
  }
  return false;
}

/// Reads the next line without its end; at most `kLongestLine` bytes of it.
bool JsonlReader::read_line(std::string_view& line) {
  joined_.clear();
  ++line_number_;
  for (;;) {
    if (chunk_.empty()) chunk_ = input_.chunk();
    if (chunk_.empty()) {
      line = joined_;
      return !joined_.empty();
    }
    const auto end = chunk_.find('\n');
    const std::string_view piece = chunk_.substr(0, end);
    chunk_.remove_prefix(end == std::string_view::npos ? chunk_.size() : end + 1);
    const bool whole = end != std::string_view::npos;
    if (whole && joined_.empty()) {
      line = piece;
      return true;
    }
    joined_.append(piece);
    line = joined_;
    if (whole || joined_.size() > kLongestLine) return true;
  }
}

}  // namespace tix::format
