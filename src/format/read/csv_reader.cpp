// Scans CSV and TSV: finds runs of plain bytes by table or memchr and copies them whole.
#include "format/read/csv_reader.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace tix::format {
namespace {

/// A header with more columns is refused.
constexpr std::size_t kMostColumns = 10'000;
/// The number of surplus values kept to show a bad row.
constexpr std::size_t kSurplusKept = 100;

constexpr std::size_t byte_of(char c) {
  return static_cast<unsigned char>(c);
}

constexpr std::string_view kBlanks = " \t\xc2\xa0";

void trim(std::string& name) {
  const auto first = name.find_first_not_of(kBlanks);
  if (first == std::string::npos) return name.clear();
  name.erase(name.find_last_not_of(kBlanks) + 1);
  name.erase(0, first);
}

std::vector<std::size_t> numbers_of(const std::string& name, const std::vector<std::string>& names) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) numbers.push_back(i + 1);
  }
  return numbers;
}

/// Returns a text such as `ref (columns 1 and 4), tags (columns 2 and 3)`.
std::string repeated_names(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::vector<std::size_t> numbers = numbers_of(names[i], names);
    if (numbers.size() < 2 || numbers.front() != i + 1) continue;
    out += fmt::format("{}{} (columns {})", out.empty() ? "" : ", ", names[i], fmt::join(numbers, " and "));
  }
  return out;
}

/// Returns the names in `header` without surrounding spaces. Throws Error{usage} with file and line if there
/// is no header (`line` 0: the file is empty), a name is missing or not text, or names repeat; the error
/// lists all of them.
std::vector<std::string> checked_header(SourceRow header, const std::string& file) {
  const auto refuse = [&](const std::string& message, std::string hint = {}) {
    const Place place{file, static_cast<int>(header.line), 0};
    throw Error(ErrorKind::usage, fmt::format("{}: {}", place.text(), message), std::move(hint));
  };
  if (header.line == 0) refuse("the file is empty; the first line must name the columns");
  if (!header.problem.empty()) refuse("the header cannot be read: " + header.problem);
  if (header.values.empty()) refuse("too many columns for a header");
  for (const std::string& name : header.values) {
    const std::string_view trouble = text_problem(name);
    if (trouble.empty()) continue;
    const bool nul = name.find('\0') != std::string::npos;
    refuse(fmt::format("{} in the header", trouble),
           nul ? "save the file as UTF-8, or as UTF-16 with a byte order mark" : "save the file as UTF-8");
  }
  std::ranges::for_each(header.values, trim);
  const std::vector<std::size_t> nameless = numbers_of("", header.values);
  if (!nameless.empty()) {
    refuse(
        fmt::format("column{} {} without a name", nameless.size() == 1 ? "" : "s", fmt::join(nameless, ", ")),
        "name it in the first line, or delete the column");
  }
  const std::string repeated = repeated_names(header.values);
  if (!repeated.empty()) refuse("columns with the same name: " + repeated);
  return std::move(header.values);
}

}  // namespace

CsvReader::CsvReader(ReadBytes read, const std::string& file, Dialect dialect)
    : input_(std::move(read)), dialect_(dialect), most_values_(kMostColumns + 1) {
  special_[byte_of(dialect.delimiter)] = special_[byte_of('\n')] = special_[byte_of('\r')] = true;
  if (dialect.escapes) special_[byte_of('\\')] = true;
  read_header(file);
}

void CsvReader::read_header(const std::string& file) {
  SourceRow row;
  if (skip_to_row()) {
    row.line = line_;
    row.values.resize(read_cells(row) > kMostColumns ? 0 : row.values.size());
  }
  columns_ = checked_header(std::move(row), file);
  most_values_ = columns_.size() + kSurplusKept;
}

bool CsvReader::next(SourceRow& row) {
  row.problem.clear();
  if (finished_ || !skip_to_row()) return false;
  row.line = line_;
  const std::size_t found = read_cells(row);
  check(row, found);
  return true;
}

bool CsvReader::refill() {
  const std::string_view chunk = input_.chunk();
  at_ = chunk.data();
  end_ = at_ + chunk.size();
  needs_check_ = needs_check_ || !input_.plain();
  return !chunk.empty();
}

bool CsvReader::skip_to_row() {
  const bool blank_is_value = dialect_.escapes && columns_.size() == 1;
  for (;;) {
    if (at_ == end_ && !refill()) return false;
    if (blank_is_value || (*at_ != '\n' && *at_ != '\r')) return true;
    end_of_row(*at_++);
  }
}

std::size_t CsvReader::read_cells(SourceRow& row) {
  needs_check_ = !input_.plain();
  row_bytes_ = 0;
  std::size_t found = 0;
  Stop stop = Stop::delimiter;
  for (; stop == Stop::delimiter; ++found) {
    if (found == row.values.size() && found < most_values_) row.values.emplace_back();
    std::string& into = found < most_values_ ? row.values[found] : surplus_;
    into.clear();
    stop = read_cell(into, row);
  }
  finished_ = finished_ || stop == Stop::file;
  row.values.resize(std::min(found, most_values_));
  return found;
}

CsvReader::Stop CsvReader::read_cell(std::string& into, SourceRow& row) {
  if (at_ == end_ && !refill()) return Stop::file;
  if (!dialect_.quotes || *at_ != '"') return read_plain(into, row);
  ++at_;
  return read_quoted(into, row);
}

CsvReader::Stop CsvReader::read_plain(std::string& into, SourceRow& row) {
  for (;;) {
    const char* stop = at_;
    while (stop != end_ && !special_[byte_of(*stop)]) ++stop;
    if (!take(into, stop)) {
      row.problem = fmt::format("longer than {} MiB; nothing after it was read", kLongestRow >> 20);
      return Stop::file;
    }
    if (at_ == end_) {
      if (!refill()) return Stop::file;
      continue;
    }
    const char special = *at_++;
    if (special == dialect_.delimiter) return Stop::delimiter;
    if (special != '\\') return end_of_row(special);
    read_escape(into);
  }
}

CsvReader::Stop CsvReader::read_quoted(std::string& into, SourceRow& row) {
  const std::int64_t opened = line_;
  for (;;) {
    const void* found = std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_));
    const char* quote = found == nullptr ? end_ : static_cast<const char*>(found);
    line_ += std::count(at_, quote, line_end_);
    if (!take(into, quote)) {
      row.problem =
          fmt::format("the quote opened on line {} is not closed within {} MiB; nothing after it was read",
                      opened, kLongestRow >> 20);
      return Stop::file;
    }
    if (at_ == end_) {
      if (refill()) continue;
      row.problem =
          fmt::format("the file ends inside a quoted value; the quote was opened on line {}", opened);
      return Stop::file;
    }
    ++at_;
    if (at_ == end_ && !refill()) return Stop::file;
    if (*at_ != '"') break;
    ++at_;
    into += '"';
  }
  if (!special_[byte_of(*at_)]) row.problem = "text after the closing quote of a value";
  return read_plain(into, row);
}

CsvReader::Stop CsvReader::end_of_row(char terminator) {
  ++line_;
  line_end_ = terminator;
  // CRLF counts as one line end, and inside quotes at its LF.
  if (terminator == '\r' && (at_ != end_ || refill()) && *at_ == '\n') {
    ++at_;
    line_end_ = '\n';
  }
  return Stop::row;
}

void CsvReader::read_escape(std::string& into) {
  struct Escape {
    char letter;
    char meaning;
  };
  static constexpr Escape kEscapes[] = {{'t', '\t'}, {'n', '\n'}, {'r', '\r'}, {'\\', '\\'}};
  if (at_ != end_ || refill()) {
    for (const Escape& escape : kEscapes) {
      if (*at_ != escape.letter) continue;
      into += escape.meaning;
      ++at_;
      return;
    }
  }
  into += '\\';
}

/// Moves the bytes up to `end` into the cell. Returns false if the row grows too long.
bool CsvReader::take(std::string& into, const char* end) {
  const auto size = static_cast<std::size_t>(end - at_);
  row_bytes_ += size + 1;
  if (row_bytes_ > kLongestRow) return false;
  into.append(at_, size);
  at_ = end;
  return true;
}

void CsvReader::check(SourceRow& row, std::size_t found) const {
  if (row.problem.empty() && found != columns_.size()) {
    row.problem =
        fmt::format("{} value{}, but the header has {}", found, found == 1 ? "" : "s", columns_.size());
  }
  for (std::size_t i = 0; needs_check_ && row.problem.empty() && i < row.values.size(); ++i) {
    const std::string_view trouble = text_problem(row.values[i]);
    if (!trouble.empty()) row.problem = fmt::format("{} in {}", trouble, columns_[i]);
  }
  if (row.values.size() < columns_.size()) row.values.resize(columns_.size());
}

}  // namespace tix::format
