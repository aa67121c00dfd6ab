// One report, many renderings: the writer of each format behind one interface.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/report.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Writes rows as they come: begin once, any number of rows of as many cells as columns, end once.
/// Everything but a table is streamed; a table is laid out at the end.
class RowWriter {
 public:
  RowWriter() = default;
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  virtual ~RowWriter() = default;

  virtual void begin(const ReportHeader& header, const std::vector<Column>& columns) = 0;
  /// Between `begin` and the first row, in formats that have room for it.
  virtual void draw(const Chart&) {}
  virtual void row(const Row& row) = 0;
  /// `totals` has the shape of a row, or is empty. Only after this has everything reached the sink.
  virtual void end(const Row& totals, const std::vector<Extra>& extra) = 0;
};

/// `options.zone` must outlive the writer.
std::unique_ptr<RowWriter> make_writer(const RenderOptions& options, Sink sink);

void render(const Report& report, const RenderOptions& options, const Sink& sink);

/// Where the numbers come from in one line without its end, for `-v`.
std::string header_line(const ReportHeader& header, std::size_t row_count);

}  // namespace tix::format
