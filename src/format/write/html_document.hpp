// The parts of an HTML document around tables and charts, appended one after the other.
#pragma once

#include "format/chart/html_style.hpp"
#include "format/write/render.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::format {

/// From the doctype to the first heading, which is the title. Texts are escaped, here and below.
void append_document_head(std::string& out, std::string_view title, Styling styling);
/// When and about what was asked, in one muted line; what the header leaves empty is left out.
void append_question(std::string& out, const ReportHeader& header, const RenderOptions& options,
                     Styling styling);
/// A heading below the title.
void append_heading(std::string& out, std::string_view text, Styling styling);
/// `part` is `paragraph`, `lead` or `muted`.
void append_paragraph(std::string& out, std::string_view text, Styling styling, Part part = Part::paragraph);
/// Where the numbers come from, and the end of the document. Empty facts are left out.
void append_document_end(std::string& out, const ReportHeader& header, std::int64_t row_count,
                         const RenderOptions& options, Styling styling);

}  // namespace tix::format
