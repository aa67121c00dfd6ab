// Picks the writer of a format and sends a whole report through it.
#include "format/write/render.hpp"

#include "format/text/terminal_text.hpp"
#include "format/write/csv_writer.hpp"
#include "format/write/html_writer.hpp"
#include "format/write/json_writer.hpp"
#include "format/write/markdown_writer.hpp"
#include "format/write/table_writer.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/time/local_text.hpp"

#include <fmt/format.h>

namespace tix::format {
namespace {

using MakeWriter = std::unique_ptr<RowWriter> (*)(const RenderOptions&, Sink);
constexpr auto kWriters =
    enum_values<Format, MakeWriter>({make_table_writer, make_csv_writer, make_tsv_writer, make_json_writer,
                                     make_jsonl_writer, make_markdown_writer, make_html_writer});

}  // namespace

std::unique_ptr<RowWriter> make_writer(const RenderOptions& options, Sink sink) {
  return kWriters[options.format](options, std::move(sink));
}

void render(const Report& report, const RenderOptions& options, const Sink& sink) {
  const std::unique_ptr<RowWriter> writer = make_writer(options, sink);
  writer->begin(report.header, report.columns);
  for (const Chart& chart : report.charts) writer->draw(chart);
  for (const Row& row : report.rows) writer->row(row);
  writer->end(report.totals, report.totals_extra, report.note);
}

std::string header_line(const ReportHeader& header, std::size_t row_count, const Zone& zone) {
  std::string line =
      fmt::format("{} as of {}, zone {}", header.report, format_moment(header.as_of, zone), zone.name());
  if (header.from && header.to)
    line +=
        fmt::format(", from {} to {}", format_moment(*header.from, zone), format_moment(*header.to, zone));
  if (!header.filter.empty()) line += fmt::format(", filter {}", header.filter);
  line +=
      fmt::format(", {} row{}, desk version {}", row_count, row_count == 1 ? "" : "s", header.desk_version);
  if (!header.desk_hash.empty()) line += fmt::format(" ({})", header.desk_hash);
  line += fmt::format(", late facts {}, zone data {}, tix {}", header.late_facts, header.tzdata, header.tix);
  return escape_controls(line, Breaks::space);
}

}  // namespace tix::format
