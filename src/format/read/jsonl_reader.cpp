// Assembles lines from chunks and reads each as a row. The only user of the JSON library; it uses the event
// parser, so that numbers keep their digits as written.
#include "format/read/jsonl_reader.hpp"

#include "format/text/json_text.hpp"
#include "format/text/utf8.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tix::format {
namespace {

using Json = nlohmann::json;

/// The most distinct names accepted in one file. With more, the names are data, and memory would grow with
/// the file.
constexpr std::size_t kMostNames = 10'000;
/// The deepest nesting accepted, which keeps the time per line linear.
constexpr int kDeepest = 100;

/// Receives the parser's events for one object: a value directly in it is a cell; a nested one becomes
/// compact JSON text, or its texts joined with commas if it is a list of them.
class RowEvents {
 public:
  RowEvents(std::vector<std::string>& columns, SourceRow& row)
      : columns_(columns), row_(row), seen_(columns.size(), false) {}

  bool null() { return scalar("", "null"); }
  bool boolean(bool value) { return scalar(value ? "true" : "false", value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t value) { return number(fmt::format_int(value).c_str()); }
  bool number_unsigned(Json::number_unsigned_t value) { return number(fmt::format_int(value).c_str()); }
  bool number_float(Json::number_float_t, const std::string& digits) { return number(digits); }
  bool binary(Json::binary_t&) { return refuse("binary data"); }

  bool string(std::string& value) {
    if (depth_ == 0) return refuse_what_is_no_object();
    if (depth_ == 1) {
      cell() = std::move(value);
      return check_text();
    }
    if (list_of_texts_) list_ += (first_ ? "" : ",") + value;
    separate();
    append_json_string(nested_, value);
    return true;
  }

  bool start_object(std::size_t) { return depth_ == 0 ? ++depth_ > 0 : open('{', false); }
  bool start_array(std::size_t) { return depth_ == 0 ? refuse_what_is_no_object() : open('[', depth_ == 1); }
  bool end_object() { return close('}'); }
  bool end_array() { return close(']'); }

  bool key(std::string& name) {
    if (depth_ == 1) return find_column(name);
    separate();
    append_json_string(nested_, name);
    nested_ += ':';
    first_ = true;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    return refuse(fmt::format("not valid JSON at column {}", position));
  }

 private:
  bool refuse(std::string problem) {
    if (row_.problem.empty()) row_.problem = std::move(problem);
    return false;
  }
  bool refuse_what_is_no_object() {
    return refuse("not an object: each line must be {\"column\": value, ...}");
  }

  /// Checks for a NUL, which the parser accepts as an escape.
  bool check_text() {
    const std::string_view trouble = text_problem(cell());
    return trouble.empty() || refuse(fmt::format("{} in {}", trouble, columns_[column_]));
  }

  std::string& cell() { return row_.values[column_]; }

  bool find_column(const std::string& name) {
    // Most rows have the columns in the order of the first row.
    const std::size_t guess = next_;
    if (guess < columns_.size() && columns_[guess] == name) {
      column_ = guess;
    } else {
      column_ = static_cast<std::size_t>(std::ranges::find(columns_, name) - columns_.begin());
    }
    next_ = column_ + 1;
    if (column_ == columns_.size() && !add_column(name)) return false;
    if (seen_[column_]) return refuse(fmt::format("{} occurs twice", name));
    seen_[column_] = true;
    return true;
  }

  bool add_column(const std::string& name) {
    const std::string_view trouble = text_problem(name);
    if (!trouble.empty()) return refuse(fmt::format("{} in a name", trouble));
    if (name.empty()) return refuse("a value without a name");
    if (columns_.size() == kMostNames) return refuse(fmt::format("more than {} different names", kMostNames));
    columns_.push_back(name);
    row_.values.emplace_back();
    seen_.push_back(false);
    return true;
  }

  bool number(std::string_view digits) { return scalar(digits, digits); }

  bool scalar(std::string_view text, std::string_view json) {
    if (depth_ == 0) return refuse_what_is_no_object();
    if (depth_ == 1) {
      cell() = text;
      return true;
    }
    list_of_texts_ = false;
    separate();
    nested_ += json;
    return true;
  }

  bool open(char bracket, bool may_be_list) {
    if (depth_ == kDeepest) return refuse(fmt::format("nested more than {} levels deep", kDeepest));
    if (depth_ == 1) {
      nested_.clear();
      list_.clear();
      first_ = true;
    }
    list_of_texts_ = may_be_list;
    separate();
    nested_ += bracket;
    first_ = true;
    ++depth_;
    return true;
  }

  bool close(char bracket) {
    if (--depth_ == 0) return true;
    nested_ += bracket;
    first_ = false;
    if (depth_ > 1) return true;
    cell() = list_of_texts_ ? list_ : nested_;
    return check_text();
  }

  void separate() {
    if (!first_) nested_ += ',';
    first_ = false;
  }

  std::vector<std::string>& columns_;
  SourceRow& row_;
  std::vector<bool> seen_;
  std::size_t column_ = 0;
  std::size_t next_ = 0;
  int depth_ = 0;
  std::string nested_;
  std::string list_;
  bool list_of_texts_ = false;
  bool first_ = true;
};

/// Reads the object in `text` into `row`: `values` by `columns`, to which it adds new names, and `problem` if
/// it cannot. Leaves `row.line` alone.
void read_json_row(std::string_view text, std::vector<std::string>& columns, SourceRow& row) {
  row.problem.clear();
  row.values.resize(columns.size());
  for (std::string& value : row.values) value.clear();
  row.problem = text_problem(text);
  if (!row.problem.empty()) return;
  RowEvents events(columns, row);
  Json::sax_parse(text.begin(), text.end(), &events);
}

}  // namespace

bool JsonlReader::next(SourceRow& row) {
  row.problem.clear();
  std::string_view line;
  while (!finished_ && read_line(line)) {
    row.line = line_number_;
    if (line.size() > kLongestLine) {
      finished_ = true;
      row.values.assign(columns_.size(), {});
      row.problem = fmt::format("longer than {} MiB; nothing after it was read", kLongestLine >> 20);
      return true;
    }
    if (is_blank(line)) continue;
    read_json_row(line, columns_, row);
    return true;
  }
  return false;
}

/// Reads the next line without its end; at most `kLongestLine` bytes of it.
bool JsonlReader::read_line(std::string_view& line) {
  joined_.clear();
  ++line_number_;
  for (;;) {
    if (chunk_.empty()) chunk_ = input_.chunk();
    if (chunk_.empty()) {
      line = joined_;
      return !joined_.empty();
    }
    const auto end = chunk_.find('\n');
    const std::string_view piece = chunk_.substr(0, end);
    chunk_.remove_prefix(end == std::string_view::npos ? chunk_.size() : end + 1);
    const bool whole = end != std::string_view::npos;
    if (whole && joined_.empty()) {
      line = piece;
      return true;
    }
    joined_.append(piece);
    line = joined_;
    if (whole || joined_.size() > kLongestLine) return true;
  }
}

}  // namespace tix::format
