// Reads JSON Lines: one object per line, with the names of a CSV header.
#pragma once

#include "format/text/text_input.hpp"
#include "tix/report/row_source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Reads texts as they are, numbers and true/false as written, null and missing names as empty, an array of
/// texts (tags) joined with commas, and other nested values as JSON text. Skips blank lines. Columns appear
/// as rows name them, so `columns()` is empty before the first `next`. A line that is not one object, or
/// names a column twice, has a problem; a line above `kLongestLine` bytes is the last one read.
class JsonlReader final : public RowSource {
 public:
  static constexpr std::size_t kLongestLine = std::size_t{16} * 1024 * 1024;

  explicit JsonlReader(ReadBytes read) : input_(std::move(read)) {}

  const std::vector<std::string>& columns() const override { return columns_; }
  bool next(SourceRow& row) override;
  std::uint64_t bytes_read() const override { return input_.bytes_read(); }

 private:
  bool read_line(std::string_view& line);

  TextInput input_;
  std::vector<std::string> columns_;
  std::string_view chunk_;  ///< the rest of the latest chunk
  std::string joined_;      ///< a line that spans chunks
  std::int64_t line_number_ = 0;
  bool finished_ = false;
};

}  // namespace tix::format
