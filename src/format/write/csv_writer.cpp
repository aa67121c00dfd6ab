// Streams CSV (RFC 4180) and TSV with backslash escapes; CsvReader reads both back.
#include "format/write/csv_writer.hpp"

#include "format/cell/cell_text.hpp"
#include "format/cell/output_buffer.hpp"
#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

namespace tix::format {
namespace {

/// Spreadsheets treat a cell that begins with one of these as a formula, or skip the character to find one.
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool is_text(const Cell& cell) {
  return std::holds_alternative<std::string>(cell) || std::holds_alternative<std::vector<std::string>>(cell);
}

/// Bytes that make a CSV cell need quotes.
constexpr std::array<bool, 256> kQuoted = [] {
  std::array<bool, 256> table{};
  for (const char c : {',', '"', '\r', '\n'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool needs_quotes(std::string_view text) {
  // Cells with blanks at an end are quoted, because some readers trim.
  return text.front() == ' ' || text.back() == ' ' ||
         std::ranges::any_of(text, [](char c) { return kQuoted[static_cast<unsigned char>(c)]; });
}

void append_csv_cell(std::string& out, std::string_view text, bool alone) {
  // An empty cell on its own would be a blank line.
  if (text.empty() ? !alone : !needs_quotes(text)) {
    out += text;
    return;
  }
  out += '"';
  for (auto quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
    out += text.substr(0, quote + 1);
    out += '"';
    text.remove_prefix(quote + 1);
  }
  out += text;
  out += '"';
}

bool is_escaped(char c) {
  return c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

void append_tsv_cell(std::string& out, std::string_view text, bool) {
  struct Escape {
    char byte;
    std::string_view written;
  };
  static constexpr Escape kEscapes[] = {{'\t', "\\t"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\\', "\\\\"}};
  while (!text.empty()) {
    const auto special = std::ranges::find_if(text, is_escaped);
    const auto run = static_cast<std::size_t>(special - text.begin());
    out += text.substr(0, run);
    text.remove_prefix(run);
    if (text.empty()) return;
    for (const Escape& escape : kEscapes) {
      if (escape.byte == text.front()) out += escape.written;
    }
    text.remove_prefix(1);
  }
}

/// The differences between CSV and TSV.
struct Style {
  char delimiter;
  void (*append_cell)(std::string& out, std::string_view text, bool alone);
};

class DelimitedWriter final : public RowWriter {
 public:
  DelimitedWriter(Style style, const RenderOptions& options, Sink sink)
      : style_(style), excel_safe_(options.excel_safe), terminal_(options.terminal), out_(std::move(sink)) {}

  void begin(const ReportHeader&, const std::vector<Column>& columns) override {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out_.text() += style_.delimiter;
      style_.append_cell(out_.text(), columns[i].name, columns.size() == 1);
    }
    out_.text() += '\n';
  }

  void row(const Row& row) override {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out_.text() += style_.delimiter;
      cell_.clear();
      append_machine_text(cell_, row[i]);
      if (terminal_ && is_text(row[i])) cell_ = escape_controls(cell_, Breaks::keep);
      if (excel_safe_ && starts_formula(row[i])) cell_.insert(0, 1, '\'');
      style_.append_cell(out_.text(), cell_, row.size() == 1);
    }
    out_.text() += '\n';
    out_.row_done();
  }

  void end(const Row&, const std::vector<Extra>&, const std::string&) override { out_.flush(); }

 private:
  bool starts_formula(const Cell& cell) const {
    return !cell_.empty() && is_text(cell) && kFormulaStarts.find(cell_.front()) != std::string_view::npos;
  }

  Style style_;
  bool excel_safe_;
  bool terminal_;
  OutputBuffer out_;
  std::string cell_;
};

}  // namespace

std::unique_ptr<RowWriter> make_csv_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<DelimitedWriter>(Style{',', append_csv_cell}, options, std::move(sink));
}

std::unique_ptr<RowWriter> make_tsv_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<DelimitedWriter>(Style{'\t', append_tsv_cell}, options, std::move(sink));
}

}  // namespace tix::format
