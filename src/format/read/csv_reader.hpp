// CSV and TSV, streamed: constant memory, whatever the size of the file.
#pragma once

#include "format/text/text_input.hpp"
#include "tix/report/row_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// How a delimited file writes what would not fit in a cell.
struct Dialect {
  char delimiter = ',';
  bool quotes = true;    ///< `"..."` around a cell, `""` for a quote in it (RFC 4180)
  bool escapes = false;  ///< `\t`, `\n`, `\r` and `\\`; any other backslash stands for itself
};
inline constexpr Dialect kCsv{',', true, false};
/// What `--format tsv` writes: quotes are letters like any other.
inline constexpr Dialect kTsv{'\t', false, true};
/// What a spreadsheet saves as "text, tab delimited".
inline constexpr Dialect kQuotedTsv{'\t', true, false};

/// Reads RFC 4180 and its neighbours: UTF-8 or marked UTF-16; rows end with LF, CRLF or CR; blank lines are
/// skipped (in a TSV file of one column they are an empty value); a quote inside an unquoted cell is a
/// letter. A row with too many or too few values, bytes that are not UTF-8, a NUL or text after a closing
/// quote is a problem of that row. A row above `kLongestRow` bytes, or a quote still open at the end of the
/// file, is the last row given: what follows such a quote cannot be told from its contents.
class CsvReader final : public RowSource {
 public:
  static constexpr std::size_t kLongestRow = std::size_t{16} * 1024 * 1024;

  /// Reads the header. `file` is for errors: Error usage when there is no header, when a column has no name
  /// or when two have the same; spaces around a name are dropped.
  CsvReader(ReadBytes read, const std::string& file, Dialect dialect = kCsv);

  const std::vector<std::string>& columns() const override { return columns_; }
  bool next(SourceRow& row) override;
  std::uint64_t bytes_read() const override { return input_.bytes_read(); }

 private:
  /// What ended a cell.
  enum class Stop { delimiter, row, file };

  void read_header(const std::string& file);
  bool refill();
  bool skip_to_row();
  std::size_t read_cells(SourceRow& row);
  Stop read_cell(std::string& into, SourceRow& row);
  Stop read_plain(std::string& into, SourceRow& row);
  Stop read_quoted(std::string& into, SourceRow& row);
  Stop end_of_row(char terminator);
  void read_escape(std::string& into);
  bool take(std::string& into, const char* end);
  void check(SourceRow& row, std::size_t found) const;

  TextInput input_;
  Dialect dialect_;
  bool special_[256] = {};  ///< bytes that end a run of plain text in an unquoted cell
  std::vector<std::string> columns_;
  std::size_t most_values_;  ///< values of a row that are kept; the rest is only counted
  std::string surplus_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::int64_t line_ = 1;  ///< of the byte at `at_`
  char line_end_ = '\n';   ///< what ends a line inside quotes, learnt from the row before
  bool finished_ = false;
  bool needs_check_ = false;  ///< the row has bytes from a chunk that is not plain ASCII
  std::size_t row_bytes_ = 0;
};

}  // namespace tix::format
