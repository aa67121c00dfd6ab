// Writes cells between tags.
#include "format/write/html_cell.hpp"

#include "format/cell/cell_text.hpp"
#include "format/text/html_text.hpp"

#include <variant>

namespace tix::format {
namespace {

/// The element around a cell, which contains its value for machines.
struct Tags {
  std::string_view open;
  std::string_view close;
};

Tags tags_around(const Cell& cell, ColumnKind kind) {
  if (std::holds_alternative<Instant>(cell)) return {"<time datetime=\"", "</time>"};
  if (is_length(kind) && std::holds_alternative<std::int64_t>(cell)) return {"<data value=\"", "</data>"};
  return {};
}

}  // namespace

void append_html_cell(std::string& out, const Cell& cell, ColumnKind kind, const RenderOptions& options) {
  if (const auto* text = std::get_if<std::string>(&cell)) return append_html_lines(out, *text);
  const Tags tags = tags_around(cell, kind);
  if (!tags.open.empty()) {
    out += tags.open;
    append_machine_text(out, cell);
    out += "\">";
  }
  append_html(out, human_text(cell, kind, options));
  out += tags.close;
}

void append_facts(std::string& out, const std::vector<Extra>& facts, const RenderOptions& options,
                  Styling styling) {
  out += "<dl";
  append_look(out, {Part::facts}, styling);
  out += ">\n";
  for (const Extra& fact : facts) {
    if (std::holds_alternative<std::monostate>(fact.value)) continue;
    out += "<div";
    append_look(out, {Part::fact}, styling);
    out += "><dt";
    append_look(out, {Part::fact_name}, styling);
    out += '>';
    append_html(out, label_of(fact.column));
    out += "</dt><dd";
    append_look(out, {Part::fact_value}, styling);
    out += '>';
    append_html_cell(out, fact.value, fact.column.kind, options);
    out += "</dd></div>\n";
  }
  out += "</dl>\n";
}

}  // namespace tix::format
