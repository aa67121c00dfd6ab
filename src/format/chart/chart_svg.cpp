// Writes the figure around a drawing.
#include "format/chart/chart_svg.hpp"

#include "format/chart/chart_words.hpp"
#include "format/chart/svg_bars.hpp"
#include "format/chart/svg_heat.hpp"
#include "format/chart/svg_lines.hpp"
#include "format/text/html_text.hpp"
#include "tix/text/enum_table.hpp"

#include <fmt/format.h>

namespace tix::format {
namespace {

using DrawSvg = Drawing (*)(const Chart&, double);
constexpr auto kDrawSvg =
    enum_values<ChartShape, DrawSvg>({draw_bars, draw_bars, draw_lines, draw_lines, draw_heat});

Drawing draw_nothing() {
  Drawing drawing{{}, 40};
  SvgPen pen(drawing.shapes);
  pen.open_axis();
  pen.text(0, 24, Anchor::start, "no values");
  pen.close();
  return drawing;
}

/// Widths of the two drawings of a chart, in units: one for phones and mail, and one as wide as a page.
constexpr double kNarrowDrawing = 440, kWideDrawing = 760;

/// Appends one drawing. Only the narrow one contains the texts for screen readers; both refer to them.
void append_drawing(std::string& out, const Chart& chart, std::int64_t number, double width, Part part,
                    Styling styling) {
  const Drawing drawing = has_values(chart) ? kDrawSvg[chart.shape](chart, width) : draw_nothing();
  out += fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"chart{0}t chart{0}d\" "
      "viewBox=\"0 0 {1} {2:.0f}\" width=\"{1}\" height=\"{2:.0f}\"",
      number, width, drawing.height);
  append_look(out, {part}, styling);
  out +=
      " font-size=\"13\" font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif\">\n";
  if (part == Part::narrow_chart) {
    out += fmt::format("<title id=\"chart{}t\">", number);
    append_html(out, chart.title);
    out += fmt::format("</title>\n<desc id=\"chart{}d\">", number);
    append_html(out, description_of(chart));
    out += "</desc>\n";
  }
  out.append(drawing.shapes).append("</svg>");
}

}  // namespace

void append_figure(std::string& out, const Chart& chart, std::int64_t number, Styling styling) {
  out += "<figure";
  append_look(out, {Part::figure}, styling);
  out += "><figcaption";
  append_look(out, {Part::figure_title}, styling);
  out += '>';
  append_html(out, chart.title);
  if (!chart.x_name.empty()) {
    out += " <span";
    append_look(out, {Part::muted}, styling);
    out += ">by ";
    append_html(out, chart.x_name);
    out += "</span>";
  }
  out += "</figcaption>\n";
  append_drawing(out, chart, number, kNarrowDrawing, Part::narrow_chart, styling);
  append_drawing(out, chart, number, kWideDrawing, Part::wide_chart, styling);
  out += "</figure>\n";
}

}  // namespace tix::format
