// Reads CSV and TSV in constant memory, whatever the size of the file.
#pragma once

#include "format/text/text_input.hpp"
#include "tix/report/row_source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// How a delimited file writes special characters.
struct Dialect {
  char delimiter = ',';
  bool quotes = true;    ///< `"..."` around a cell, `""` for a quote in it (RFC 4180)
  bool escapes = false;  ///< `\t`, `\n`, `\r` and `\\`; any other backslash stands for itself
};
inline constexpr Dialect kCsv{.delimiter = ',', .quotes = true, .escapes = false};
/// The dialect of `--format tsv`: quotes are ordinary characters.
inline constexpr Dialect kTsv{.delimiter = '\t', .quotes = false, .escapes = true};
/// The dialect that spreadsheets save as "text, tab delimited".
inline constexpr Dialect kQuotedTsv{.delimiter = '\t', .quotes = true, .escapes = false};

/// Reads RFC 4180 and similar files: UTF-8, or UTF-16 with a byte order mark; rows end with LF, CRLF or CR;
/// blank lines are skipped (in a TSV file of one column they are an empty value); a quote inside an unquoted
/// cell is an ordinary character. A row with too many or too few values, invalid UTF-8, a NUL or text after a
/// closing quote has a problem. A row above `kLongestRow` bytes, or a quote still open at the end of the
/// file, ends the reading: what follows such a quote cannot be distinguished from its contents.
class CsvReader final : public RowSource {
 public:
  static constexpr std::size_t kLongestRow = std::size_t{16} * 1024 * 1024;

  /// Reads the header. `file` is for errors. Throws Error{usage} if there is no header, a column has no name
  /// or two have the same; spaces around names are dropped.
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
  std::size_t most_values_;  ///< values of a row that are kept; others are only counted
  std::string surplus_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::int64_t line_ = 1;  ///< of the byte at `at_`
  char line_end_ = '\n';   ///< the line end inside quotes, learnt from the row before
  bool finished_ = false;
  bool needs_check_ = false;  ///< the row has bytes of a chunk that is not plain ASCII
  std::size_t row_bytes_ = 0;
};

}  // namespace tix::format
