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

class HtmlWriter final : public RowWriter {
 public:
  HtmlWriter(const RenderOptions& options, Sink sink) : options_(options), out_(std::move(sink)) {}

  void begin(const ReportHeader& header, const std::vector<Column>& columns) override {
    header_ = header;
    if (header_.report.empty()) header_.report = "tix";
    if (header_.title.empty()) header_.title = header_.report;
    append_document_head(out_.text(), header_.title, Styling::sheet);
    append_question(out_.text(), header_, options_, Styling::sheet);
    table_.emplace(options_, Styling::sheet, columns);
  }

  void draw(const Chart& chart) override { append_figure(out_.text(), chart, ++charts_, Styling::sheet); }

  void row(const Row& row) override {
    begin_table();
    table_->row(out_.text(), row);
    out_.row_done();
  }

  void end(const Row& totals, const std::vector<Extra>& extra, const std::string& note) override {
    begin_table();
    table_->end(out_.text(), totals, extra);
    if (!note.empty()) append_paragraph(out_.text(), note, Styling::sheet, Part::muted);
    append_document_end(out_.text(), header_, table_->row_count(), options_, Styling::sheet);
    out_.flush();
  }

 private:
  /// Begins the table with the first row, because charts come before it.
  void begin_table() {
    if (!std::exchange(has_begun_, true)) table_->begin(out_.text(), header_.title);
  }

  RenderOptions options_;
  OutputBuffer out_;
  ReportHeader header_;
  std::optional<HtmlTable> table_;
  std::int64_t charts_ = 0;
  bool has_begun_ = false;
};

}  // namespace

std::unique_ptr<RowWriter> make_html_writer(const RenderOptions& options, Sink sink) {
  return std::make_unique<HtmlWriter>(options, std::move(sink));
}

}  // namespace tix::format
