// A source of rows of text in named columns. Imports read from it, whatever the format of the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tix {

/// One row. Pass the same object to each call, so that its buffers keep their memory.
struct SourceRow {
  std::int64_t line = 0;  ///< the line at which the row starts, from 1
  /// One value per column, in the order of `columns()`; missing ones are empty. A bad row has the values that
  /// could be read, so that it can be shown or written to a file of rejects.
  std::vector<std::string> values;
  /// Why the row is bad, for example `5 values where the header has 7`, without the line. Empty for a good
  /// row.
  std::string problem;
};

/// A reader of rows. Returns every row of its input in order, including bad ones.
class RowSource {
 public:
  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;

  /// Returns the names of the columns, without duplicates. If the file has no header, new names are appended
  /// as `next` meets them.
  virtual const std::vector<std::string>& columns() const = 0;
  /// Reads the next row. Returns false at the end. After a bad row the next call goes on with the following
  /// row, or ends if none can be recognised, as after an unclosed quote.
  virtual bool next(SourceRow& row) = 0;
  /// Returns the number of bytes read so far, for a progress bar.
  virtual std::uint64_t bytes_read() const = 0;
};

}  // namespace tix
