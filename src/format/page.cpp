// A page in each format.
#include "format/page.hpp"

#include "format/cell_text.hpp"
#include "format/chart_svg.hpp"
#include "format/html_document.hpp"
#include "format/html_table.hpp"
#include "format/json_text.hpp"
#include "format/terminal_text.hpp"

#include <algorithm>

namespace tix::format {
namespace {

void append_object(std::string& out, const Report& report, const Row& row) {
  out += '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, report.columns[i].name);
    out += ':';
    append_json_value(out, row[i]);
  }
  out += '}';
}

std::string json_of(const std::vector<Section>& page) {
  std::string out = "{";
  for (const Section& section : page) {
    if (out.size() > 1) out += ",";
    append_json_string(out, section.name);
    out += section.single ? ":" : ":[";
    for (std::size_t i = 0; i < section.report.rows.size(); ++i) {
      if (i > 0) out += ',';
      append_object(out, section.report, section.report.rows[i]);
    }
    if (!section.single) out += ']';
  }
  return out + "}\n";
}

/// Names beside values, one a line, without the empty ones.
std::string beside(const Report& report, const RenderOptions& options) {
  std::size_t widest = 0;
  for (const Column& column : report.columns) widest = std::max(widest, column.name.size());
  std::string out;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const std::string value = human_text(report.rows.front()[i], report.columns[i].kind, options);
    if (value.empty()) continue;
    const bool fits = !options.terminal || options.width <= widest + 2;
    const std::size_t room = fits ? 0 : options.width - widest - 2;
    out += report.columns[i].name + std::string(widest + 2 - report.columns[i].name.size(), ' ');
    out += room == 0 ? value : cut_to_width(value, room, options.unicode ? "…" : "...");
    out += '\n';
  }
  return out;
}

std::string html_of(const std::vector<Section>& page, const RenderOptions& options,
                    const ReportHeader& header) {
  std::string out;
  std::int64_t row_count = 0, charts = 0;
  append_document_head(out, header.report, Styling::sheet);
  append_question(out, header, options, Styling::sheet);
  for (const Section& section : page) {
    if (section.report.rows.empty()) continue;
    if (&section != &page.front()) append_heading(out, section.name, Styling::sheet);
    for (const Chart& chart : section.report.charts) append_figure(out, chart, ++charts, Styling::sheet);
    (section.single ? append_names_beside : append_table)(out, section.report, section.name, options,
                                                          Styling::sheet);
    row_count += static_cast<std::int64_t>(section.report.rows.size());
  }
  append_document_end(out, header, row_count, options, Styling::sheet);
  return out;
}

}  // namespace

void render_page(const std::vector<Section>& page, const RenderOptions& options, const Sink& sink,
                 const ReportHeader& header) {
  if (options.format == Format::html) return sink(html_of(page, options, header));
  if (options.format == Format::json || options.format == Format::jsonl) return sink(json_of(page));
  const bool one_table = options.format == Format::csv || options.format == Format::tsv;
  for (const Section& section : page) {
    if (section.report.rows.empty()) continue;
    const bool first = &section == &page.front();
    if (!first)
      sink(options.format == Format::markdown ? "\n## " + section.name + "\n\n" : "\n" + section.name + "\n");
    if (section.single && options.format == Format::table)
      sink(beside(section.report, options));
    else
      render(section.report, options, sink);
    if (one_table) return;
  }
}

}  // namespace tix::format
