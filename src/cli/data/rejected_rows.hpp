// The rows an import could not use, as they were, with their line and the reason.
#pragma once

#include "format/write/render.hpp"
#include "tix/report/row_source.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tix::cli {

class RejectedRows {
 public:
  /// The file is made with the first row; never when `dry`.
  RejectedRows(std::string file, bool json_lines, bool dry)
      : file_(std::move(file)), json_lines_(json_lines), dry_(dry) {}

  void add(const SourceRow& row, const std::vector<std::string>& columns, const std::string& why);
  /// Only after this has everything reached the file.
  void finish();

 private:
  void begin(const std::vector<std::string>& columns);

  std::string file_;
  bool json_lines_;
  bool dry_;
  std::unique_ptr<format::RowWriter> writer_;
  std::size_t column_count_ = 0;
  Row row_;
};

}  // namespace tix::cli
