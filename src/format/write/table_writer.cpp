// Aligns the table by display width, fits it to the terminal, and breaks it into blocks if needed.
#include "format/write/table_writer.hpp"

#include "format/cell/alarm.hpp"
#include "format/cell/cell_text.hpp"
#include "format/cell/output_buffer.hpp"
#include "format/chart/chart_terminal.hpp"
#include "format/text/terminal_text.hpp"
#include "format/write/table_layout.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace tix::format {
namespace {

/// Shortest cut of free text.
constexpr std::size_t kShortestText = 12;

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kReset = "\x1b[0m";

/// A cell as shown, without colour or escapes.
struct Shown {
  std::string text;
  std::size_t width = 0;
  std::string_view color;
};

std::string_view alarm_color(const Cell& cell, const Column& column) {
  const Alarm alarm = alarm_of(cell, column);
  if (alarm == Alarm::none) return {};
  return alarm == Alarm::bad ? kRed : kYellow;
}

class TableWriter final : public RowWriter {
 public:
  TableWriter(const RenderOptions& options, Sink sink) : options_(options), out_(std::move(sink)) {}

  void begin(const ReportHeader&, const std::vector<Column>& columns) override {
    columns_ = columns;
    const bool has_key = std::ranges::any_of(columns, &Column::key);
    // Without a key the first column, by which a report is grouped, identifies the rows of a block.
    if (!has_key && !columns_.empty()) columns_.front().key = true;
    totals_add_ = has_key;
    for (const Column& column : columns_) {
      names_.push_back(shown(std::string(label_of(column)), Column{{}, ColumnKind::word}));
      names_.back().color = kBold;
    }
  }

  void draw(const Chart& chart) override {
    if (options_.charts) out_.text() += chart_text(chart, options_) + '\n';
  }

  void row(const Row& row) override { rows_.push_back(shown(row)); }

  void end(const Row& totals, const std::vector<Extra>& all_extra, const std::string& note) override {
    const std::vector<Extra> extra = with_value(all_extra);
    if (!totals.empty() && totals_add_) totals_ = shown(labelled_totals(totals, columns_));
    bool first = true;
    const std::vector<ColumnNeed> needed = needs();
    for (Block block : lay_out(needed, options_.width)) {
      if (!options_.terminal) widen(block, needed);
      if (!std::exchange(first, false)) out_.text() += '\n';
      print_block(block);
    }
    if (!extra.empty()) out_.text() += '\n';
    std::size_t widest = 0;
    for (const Extra& entry : extra) widest = std::max(widest, display_width(label_of(entry.column)));
    for (const Extra& entry : extra) print_extra(entry, widest);
    if (!note.empty()) print_wrapped("\n" + human_text(note, ColumnKind::word, options_));
    out_.flush();
  }

 private:
  Shown shown(const Cell& cell, const Column& column) const {
    std::string text = human_text(cell, column.kind, options_);
    const std::size_t width = display_width(text);
    return {std::move(text), width, options_.color ? alarm_color(cell, column) : std::string_view{}};
  }

  std::vector<Shown> shown(const Row& row) const {
    std::vector<Shown> out;
    out.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) out.push_back(shown(row[i], columns_[i]));
    return out;
  }

  std::vector<ColumnNeed> needs() const {
    std::vector<ColumnNeed> needs;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::size_t natural = names_[i].width;
      for (const std::vector<Shown>& row : rows_) natural = std::max(natural, row[i].width);
      if (!totals_.empty()) natural = std::max(natural, totals_[i].width);
      const std::size_t shortest = std::max(kShortestText, names_[i].width);
      const std::size_t least = is_free_text(columns_[i].kind) ? std::min(natural, shortest) : natural;
      needs.push_back({natural, least, columns_[i].key});
    }
    return needs;
  }

  /// Widens the texts to their natural widths: off a terminal nothing is cut, and lines may become longer.
  static void widen(Block& block, const std::vector<ColumnNeed>& needed) {
    for (std::size_t k = 0; k < block.columns.size(); ++k) block.widths[k] = needed[block.columns[k]].natural;
  }

  void print_block(const Block& block) {
    print_line(names_, block);
    for (const std::vector<Shown>& row : rows_) print_line(row, block);
    if (totals_.empty()) return;
    for (std::size_t i = 0; i < block.width(); ++i) out_.text() += options_.unicode ? "\u2500" : "-";
    out_.text() += '\n';
    print_line(totals_, block);
  }

  void print_line(const std::vector<Shown>& cells, const Block& block) {
    std::string& out = out_.text();
    std::size_t pending = 0;  // spaces owed, so that no line ends with them
    for (std::size_t k = 0; k < block.columns.size(); ++k) {
      const std::size_t i = block.columns[k];
      const std::size_t width = block.widths[k];
      const bool cut = cells[i].width > width;
      const std::string text = cut ? cut_to_width(cells[i].text, width, mark()) : cells[i].text;
      const std::size_t padding = width - std::min(width, cut ? display_width(text) : cells[i].width);
      const bool right = is_right_aligned(columns_[i].kind);
      if (right) pending += padding;
      if (!text.empty()) {
        out.append(pending, ' ');
        pending = 0;
        print_colored(text, options_.color ? cells[i].color : std::string_view{});
      }
      pending += (right ? 0 : padding) + kColumnGap;
    }
    out += '\n';
    out_.row_done();
  }

  void print_colored(std::string_view text, std::string_view color) {
    std::string& out = out_.text();
    out += color;
    out += text;
    if (!color.empty()) out += kReset;
  }

  void print_extra(const Extra& entry, std::size_t widest) {
    const std::string name = human_text(std::string(label_of(entry.column)), ColumnKind::word, options_);
    const std::size_t gap = widest + kColumnGap - std::min(widest, display_width(name));
    print_wrapped(name + std::string(gap, ' ') + human_text(entry.value, entry.column.kind, options_));
  }

  void print_wrapped(const std::string& text) {
    for (const std::string& piece : wrap(text, options_.width)) out_.text() += piece + '\n';
  }

  std::string_view mark() const { return options_.unicode ? "\u2026" : "..."; }

  RenderOptions options_;
  OutputBuffer out_;
  std::vector<Column> columns_;
  std::vector<Shown> names_;
  std::vector<std::vector<Shown>> rows_;
  std::vector<Shown> totals_;
  bool totals_add_ = false;  // without a key there is one row, and it says the same
};

}  // namespace

std::unique_ptr<RowWriter> make_table_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<TableWriter>(options, std::move(sink));
}

}  // namespace tix::format
