// Writes a page in each format.
#include "format/write/page.hpp"

#include "format/cell/cell_text.hpp"
#include "format/chart/chart_svg.hpp"
#include "format/text/json_text.hpp"
#include "format/text/terminal_text.hpp"
#include "format/write/html_document.hpp"
#include "format/write/html_table.hpp"

#include <algorithm>

#include <fmt/format.h>

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

/// Returns names with values, one per line, without empty ones.
std::string names_and_values(const Report& report, const RenderOptions& options) {
  std::size_t widest = 0;
  for (const Column& column : report.columns) widest = std::max(widest, display_width(label_of(column)));
  std::string out;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const std::string value = human_text(report.rows.front()[i], report.columns[i].kind, options);
    if (value.empty()) continue;
    const bool fits = !options.terminal || options.width <= widest + 2;
    const std::size_t room = fits ? 0 : options.width - widest - 2;
    const std::string label = human_text(std::string(label_of(report.columns[i])), ColumnKind::word, options);
    out += label + std::string(widest + 2 - std::min(widest, display_width(label)), ' ');
    out += room == 0 ? value : cut_to_width(value, room, options.unicode ? "…" : "...");
    out += '\n';
  }
  return out;
}

/// Returns whether people see the heading. The first section needs none if nothing is above it.
bool has_heading(const Page& page, const Section& section) {
  return &section != &page.sections.front() || !page.lead.empty();
}

std::string html_of(const Page& page, const RenderOptions& options) {
  std::string out;
  std::int64_t row_count = 0, charts = 0;
  append_document_head(out, page.header.title.empty() ? page.header.report : page.header.title, page.styling);
  if (!page.lead.empty()) append_paragraph(out, page.lead, page.styling, Part::lead);
  append_question(out, page.header, options, page.styling);
  for (const Section& section : page.sections) {
    if (section.report.rows.empty()) continue;
    const bool is_titled = page.header.report.starts_with(section.name);
    if (has_heading(page, section) || !is_titled) append_heading(out, section.title(), page.styling);
    for (const Chart& chart : section.report.charts) append_figure(out, chart, ++charts, page.styling);
    (section.single ? append_names_beside : append_table)(out, section.report, section.title(), options,
                                                          page.styling);
    if (!section.report.note.empty()) append_paragraph(out, section.report.note, page.styling, Part::muted);
    row_count += static_cast<std::int64_t>(section.report.rows.size());
  }
  append_document_end(out, page.header, row_count, options, page.styling);
  return out;
}

/// Returns one line that cannot control a terminal and is no markup.
std::string line_for_people(const std::string& text, const RenderOptions& options) {
  return human_text(text, ColumnKind::word, options) + '\n';
}

/// Writes the sentence, the title and the time. In text the sentence comes first, so that `head -1` has it.
std::string lead_of(const Page& page, const RenderOptions& options) {
  const std::string title = page.header.title.empty() ? "" : line_for_people(page.header.title, options);
  const std::string lead = line_for_people(page.lead, options);
  const std::string moment = human_text(page.header.as_of, ColumnKind::instant, options);
  const std::string time = line_for_people(fmt::format("As of {}, {}.", moment, page.header.zone), options);
  if (options.format != Format::markdown) return lead + title + time;
  return (title.empty() ? "" : "# " + title + '\n') + lead + '\n' + time;
}

}  // namespace

void render_page(const Page& page, const RenderOptions& options, const Sink& sink) {
  if (options.format == Format::html) return sink(html_of(page, options));
  if (options.format == Format::json || options.format == Format::jsonl) return sink(json_of(page.sections));
  const bool one_table = options.format == Format::csv || options.format == Format::tsv;
  if (one_table) return render(page.sections.front().report, options, sink);
  if (!page.lead.empty()) sink(lead_of(page, options));
  for (const Section& section : page.sections) {
    if (section.report.rows.empty()) continue;
    if (has_heading(page, section))
      sink(options.format == Format::markdown ? "\n## " + section.title() + "\n\n"
                                              : "\n" + section.title() + "\n");
    if (section.single && options.format == Format::table)
      sink(names_and_values(section.report, options));
    else
      render(section.report, options, sink);
  }
}

}  // namespace tix::format
