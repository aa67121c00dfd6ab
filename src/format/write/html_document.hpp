// The parts of an HTML document around tables and charts, appended one after the other.
#pragma once

#include "format/cell/render_options.hpp"
#include "format/chart/html_style.hpp"
#include "tix/report/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::format {

/// Appends everything from the doctype to the first heading, the title. Texts are escaped, here and below.
void append_document_head(std::string& out, std::string_view title, Styling styling);
/// Appends the time and the filter of the report in one muted line, leaving out what the header lacks.
void append_question(std::string& out, const ReportHeader& header, const RenderOptions& options,
                     Styling styling);
/// Appends a heading below the title.
void append_heading(std::string& out, std::string_view text, Styling styling);
/// Appends a paragraph. `part` is `paragraph`, `lead` or `muted`.
void append_paragraph(std::string& out, std::string_view text, Styling styling, Part part = Part::paragraph);
/// Appends the provenance of the numbers and the end of the document. Leaves out empty facts.
void append_document_end(std::string& out, const ReportHeader& header, std::int64_t row_count,
                         const RenderOptions& options, Styling styling);

}  // namespace tix::format
