// Renders one report in any format, with one writer per format behind one interface.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/report.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Writes rows as they come: call begin once, row any number of times with as many cells as columns, end
/// once. Every format but the table is streamed; a table is laid out at the end.
class RowWriter {
 public:
  RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  virtual ~RowWriter() = default;

  virtual void begin(const ReportHeader& header, const std::vector<Column>& columns) = 0;
  /// Draws a chart, between `begin` and the first row, in formats that have room for it.
  virtual void draw(const Chart&) {}
  virtual void row(const Row& row) = 0;
  /// Ends the report. `totals` has the shape of a row, or is empty; `note` is a sentence for people. Only now
  /// has everything reached the sink.
  virtual void end(const Row& totals, const std::vector<Extra>& extra, const std::string& note) = 0;
};

/// Returns the writer of `options.format`. `options.zone` must outlive it.
std::unique_ptr<RowWriter> make_writer(const RenderOptions& options, Sink sink);

void render(const Report& report, const RenderOptions& options, const Sink& sink);

/// Returns the provenance of the numbers in one line without its end, for `-v`.
std::string header_line(const ReportHeader& header, std::size_t row_count, const Zone& zone);

}  // namespace tix::format
