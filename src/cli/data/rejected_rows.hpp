// Writes the rows an import could not use, unchanged, with their line and the reason.
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
  /// Creates the file with the first row, in `format`: csv or jsonl.
  RejectedRows(std::string file, format::Format format) : file_(std::move(file)), format_(format) {}

  void add(const SourceRow& row, const std::vector<std::string>& columns, const std::string& why);
  /// Ends the file. Only now has everything reached it.
  void finish();

 private:
  void begin(const std::vector<std::string>& columns);

  std::string file_;
  format::Format format_;
  std::unique_ptr<format::RowWriter> writer_;
  std::size_t column_count_ = 0;
  Row row_;
};

}  // namespace tix::cli
