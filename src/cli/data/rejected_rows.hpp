// Writes the rows that an import rejected, unchanged, with their line and the reason.
#pragma once

#include "format/write/render.hpp"
#include "store/file/output_file.hpp"
#include "tix/report/row_source.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace tix::cli {

class RejectedRows {
 public:
  /// Opens the file, in `format`: csv or jsonl. Throws as store::OutputFile does.
  RejectedRows(const std::string& file, format::Format format, const store::FilesInUse& in_use);
  RejectedRows(const RejectedRows&) = delete;

  /// Writes a row. Throws Error{storage}.
  void add(const SourceRow& row, const std::vector<std::string>& columns, const std::string& why);
  /// Puts the file in place if it has rows. Throws Error{storage}. Call it before the import is committed,
  /// because the rows are stored nowhere else.
  void finish();

 private:
  void begin(const std::vector<std::string>& columns);

  store::OutputFile file_;
  format::Format format_;
  std::unique_ptr<format::RowWriter> writer_;
  std::size_t column_count_ = 0;
  Row row_;
};

}  // namespace tix::cli
