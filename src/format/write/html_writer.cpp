// Streams one report as an HTML document: title, question, charts, table, provenance.
#include "format/write/html_writer.hpp"

#include "format/cell/cell_text.hpp"
#include "format/cell/output_buffer.hpp"
#include "format/chart/chart_svg.hpp"
#include "format/write/html_document.hpp"
#include "format/write/html_table.hpp"

#include <optional>
#include <string>
#include <utility>

namespace tix::format {
namespace {

/// `by team, priority`: what a report is grouped by. The numbers of tickets group nothing.
std::string caption_of(const std::vector<Column>& columns) {
  std::string caption;
  for (const Column& column : columns)
    if (column.key && !is_right_aligned(column.kind))
      caption.append(caption.empty() ? "by " : ", ").append(column.name);
  return caption;
}

class HtmlWriter final : public RowWriter {
 public:
  HtmlWriter(const RenderOptions& options, Sink sink) : options_(options), out_(std::move(sink)) {}

  void begin(const ReportHeader& header, const std::vector<Column>& columns) override {
    header_ = header;
    if (header_.report.empty()) header_.report = "tix";
    append_document_head(out_.text(), header_.report, Styling::sheet);
    append_question(out_.text(), header_, options_, Styling::sheet);
    caption_ = caption_of(columns);
    table_.emplace(options_, Styling::sheet, columns);
  }

  void draw(const Chart& chart) override { append_figure(out_.text(), chart, ++charts_, Styling::sheet); }

  void row(const Row& row) override {
    begin_table();
    table_->row(out_.text(), row);
    out_.row_done();
  }

  void end(const Row& totals, const std::vector<Extra>& extra) override {
    begin_table();
    table_->end(out_.text(), totals, extra);
    append_document_end(out_.text(), header_, table_->row_count(), options_, Styling::sheet);
    out_.flush();
  }

 private:
  /// Charts come before it, so that it begins with the first row.
  void begin_table() {
    if (!std::exchange(has_begun_, true)) table_->begin(out_.text(), header_.report, caption_);
  }

  RenderOptions options_;
  OutputBuffer out_;
  ReportHeader header_;
  std::optional<HtmlTable> table_;
  std::string caption_;
  std::int64_t charts_ = 0;
  bool has_begun_ = false;
};

}  // namespace

std::unique_ptr<RowWriter> make_html_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<HtmlWriter>(options, std::move(sink));
}

}  // namespace tix::format
