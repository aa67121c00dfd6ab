// Readers over a text in memory, in pieces of any size.
#pragma once

#include "format/read/csv_reader.hpp"
#include "tix/report/row_source.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace tix::test {

/// Gives `text` in pieces of at most `piece` bytes.
inline format::ReadBytes bytes_of(std::string text, std::size_t piece = std::string::npos) {
  return [text = std::move(text), piece, at = std::size_t{0}](char* into, std::size_t size) mutable {
    const std::size_t given = std::min({size, piece, text.size() - at});
    std::memcpy(into, text.data() + at, given);
    at += given;
    return given;
  };
}

inline std::vector<SourceRow> all_rows(RowSource& source) {
  std::vector<SourceRow> rows;
  SourceRow row;
  while (source.next(row)) rows.push_back(row);
  return rows;
}

inline std::vector<SourceRow> read_csv(const std::string& text, format::Dialect dialect = format::kCsv,
                                       std::size_t piece = std::string::npos) {
  format::CsvReader reader(bytes_of(text, piece), "t.csv", dialect);
  return all_rows(reader);
}

using Values = std::vector<std::vector<std::string>>;

/// The values of rows without a problem.
inline Values good_values(const std::vector<SourceRow>& rows) {
  Values values;
  for (const SourceRow& row : rows) {
    if (row.problem.empty()) values.push_back(row.values);
  }
  return values;
}

/// The only row with a problem, as `line: problem`; several or none give a text that no test expects.
inline std::string only_problem(const std::vector<SourceRow>& rows) {
  std::string found;
  for (const SourceRow& row : rows) {
    if (!row.problem.empty()) found += std::to_string(row.line) + ": " + row.problem;
  }
  return found;
}

}  // namespace tix::test
