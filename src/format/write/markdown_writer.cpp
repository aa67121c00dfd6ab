// Streams a pipe table of GitHub's Markdown; texts cannot become markup.
#include "format/write/markdown_writer.hpp"

#include "format/cell/cell_text.hpp"
#include "format/cell/output_buffer.hpp"
#include "format/chart/chart_terminal.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tix::format {
namespace {

struct Entity {
  char byte;
  std::string_view written;
};
/// Each of these ends a cell or begins markup.
constexpr Entity kEntities[] = {{'|', "\\|"},   {'\\', "\\\\"}, {'<', "&lt;"}, {'>', "&gt;"},
                                {'&', "&amp;"}, {'*', "\\*"},   {'[', "\\["},  {']', "\\]"},
                                {'`', "\\`"},   {'~', "\\~"},   {'$', "\\$"}};

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// An underscore between letters is no markup, and names are easier to read without a backslash.
bool is_emphasis(std::string_view text, std::size_t at) {
  return text[at] == '_' &&
         (at == 0 || at + 1 == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at + 1]));
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view written = text.substr(i, 1);
    if (is_emphasis(text, i)) written = "\\_";
    for (const Entity& entity : kEntities) {
      if (entity.byte == text[i]) written = entity.written;
    }
    out += written;
  }
  return out;
}

/// Returns a fence longer than any run of backticks in the text, so that no name can end it.
std::string fence_around(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

class MarkdownWriter final : public RowWriter {
 public:
  MarkdownWriter(const RenderOptions& options, Sink sink) : options_(options), out_(std::move(sink)) {}

  void begin(const ReportHeader&, const std::vector<Column>& columns) override { columns_ = columns; }

  void draw(const Chart& chart) override {
    if (!options_.charts) return;
    const std::string text = chart_text(chart, options_);
    const std::string fence = fence_around(text);
    out_.text() += fence + "text\n" + text + fence + "\n\n";
  }

  void row(const Row& row) override {
    begin_table();
    append_row(row, "");
  }

  void end(const Row& totals, const std::vector<Extra>& all_extra, const std::string& note) override {
    const std::vector<Extra> extra = with_value(all_extra);
    begin_table();
    const bool has_key = std::ranges::any_of(columns_, &Column::key);
    if (!totals.empty() && has_key) append_row(labelled_totals(totals, columns_), "**");
    if (!extra.empty()) out_.text() += '\n';
    for (const Extra& entry : extra) {
      out_.text() += "- " + escaped(label_of(entry.column)) + ": " +
                     escaped(human_text(entry.value, entry.column.kind, options_)) + '\n';
    }
    if (!note.empty()) out_.text() += "\n" + escaped(human_text(note, ColumnKind::word, options_)) + '\n';
    out_.flush();
  }

 private:
  /// Begins the table with the first row, because charts come before it.
  void begin_table() {
    if (std::exchange(has_begun_, true)) return;
    std::string& out = out_.text();
    for (const Column& column : columns_)
      append_cell(human_text(std::string(label_of(column)), ColumnKind::word, options_), "");
    out += "|\n";
    for (const Column& column : columns_) out += is_right_aligned(column.kind) ? "| ---: " : "| --- ";
    out += "|\n";
  }

  void append_cell(const std::string& text, std::string_view around) {
    std::string& out = out_.text();
    out += "| ";
    if (text.empty()) return;
    out += around;
    out += escaped(text);
    out += around;
    out += ' ';
  }

  void append_row(const Row& row, std::string_view around) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      append_cell(human_text(row[i], columns_[i].kind, options_), around);
    }
    out_.text() += "|\n";
    out_.row_done();
  }

  RenderOptions options_;
  OutputBuffer out_;
  std::vector<Column> columns_;
  bool has_begun_ = false;
};

}  // namespace

std::unique_ptr<RowWriter> make_markdown_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<MarkdownWriter>(options, std::move(sink));
}

}  // namespace tix::format
