// Writes head, headings and foot of a self-contained document.
#include "format/write/html_document.hpp"

#include "format/text/html_text.hpp"
#include "format/write/html_cell.hpp"

#include <utility>
#include <vector>

namespace tix::format {
namespace {

void append_element(std::string& out, std::string_view tag, std::string_view text,
                    const std::vector<Part>& parts, Styling styling) {
  out.append("<").append(tag);
  append_look(out, parts, styling);
  out += '>';
  append_html(out, text);
  out.append("</").append(tag).append(">\n");
}

}  // namespace

void append_document_head(std::string& out, std::string_view title, Styling styling) {
  out +=
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
  append_html(out, title);
  out += "</title>\n<style>\n" + style_sheet() + "</style>\n</head>\n<body";
  append_look(out, {Part::page}, styling);
  out += ">\n<main>\n";
  append_element(out, "h1", title, {Part::title}, styling);
}

void append_question(std::string& out, const ReportHeader& header, const RenderOptions& options,
                     Styling styling) {
  out += "<p";
  append_look(out, {Part::paragraph, Part::muted}, styling);
  out += ">as of ";
  append_html_cell(out, header.as_of, ColumnKind::instant, options);
  if (!header.zone.empty()) append_html(out, ", " + header.zone);
  if (header.from && header.to) {
    out += "; from ";
    append_html_cell(out, *header.from, ColumnKind::instant, options);
    out += " to ";
    append_html_cell(out, *header.to, ColumnKind::instant, options);
  }
  if (!header.filter.empty()) append_html(out, "; only " + header.filter);
  out += "</p>\n";
}

void append_heading(std::string& out, std::string_view text, Styling styling) {
  append_element(out, "h2", text, {Part::heading}, styling);
}

void append_paragraph(std::string& out, std::string_view text, Styling styling, Part part) {
  if (part == Part::paragraph)
    append_element(out, "p", text, {part}, styling);
  else
    append_element(out, "p", text, {Part::paragraph, part}, styling);
}

void append_document_end(std::string& out, const ReportHeader& header, std::int64_t row_count,
                         const RenderOptions& options, Styling styling) {
  std::vector<Extra> facts = {{{"report", ColumnKind::word}, cell_of(header.report)},
                              {{"as_of", ColumnKind::instant}, header.as_of},
                              {{"zone", ColumnKind::word}, cell_of(header.zone)},
                              {{"from", ColumnKind::instant}, cell_of(header.from)},
                              {{"to", ColumnKind::instant}, cell_of(header.to)},
                              {{"filter", ColumnKind::text}, cell_of(header.filter)}};
  if (header.desk_version != 0) {
    facts.push_back({{"desk_version", ColumnKind::number}, header.desk_version});
    facts.push_back({{"desk_hash", ColumnKind::word}, cell_of(header.desk_hash)});
    facts.push_back({{"late_facts", ColumnKind::number}, header.late_facts});
  }
  facts.push_back({{"tzdata", ColumnKind::word}, cell_of(header.tzdata)});
  facts.push_back({{"rows", ColumnKind::number}, row_count});
  facts.push_back({{"tix", ColumnKind::word}, cell_of(header.tix)});
  out += "</main>\n<footer";
  append_look(out, {Part::foot}, styling);
  out += ">\n";
  append_facts(out, facts, options, styling);
  out += "</footer>\n</body>\n</html>\n";
}

}  // namespace tix::format
