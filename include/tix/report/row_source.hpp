// Rows of text in named columns, pulled one at a time: what an import reads, whatever the file's format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tix {

/// One row. Meant to be reused from call to call: its buffers keep their memory.
struct SourceRow {
  std::int64_t line = 0;  ///< where the row starts, from 1
  /// One value a column, in the order of `columns()`; a value the row does not have is empty.
  /// A bad row holds what could be read of it, so that it can be shown or set aside.
  std::vector<std::string> values;
  /// Why this row cannot be used (`5 values where the header has 7`), without the line; empty for a good row.
  std::string problem;
};

/// A reader hands out every row of its input, bad ones included, in the order of the file.
class RowSource {
 public:
  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;

  /// The names, without duplicates. Where a file has no header they grow as `next` meets new ones, at the
  /// end.
  virtual const std::vector<std::string>& columns() const = 0;
  /// Reads the next row; false at the end. After a problem the next call continues with the row that follows;
  /// where nothing sensible can follow (a quote that is never closed) it is the end.
  virtual bool next(SourceRow& row) = 0;
  /// Bytes taken from the input so far, for a progress bar.
  virtual std::uint64_t bytes_read() const = 0;
};

}  // namespace tix
