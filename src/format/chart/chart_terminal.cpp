// Writes the title and the legend, and chooses the function that draws the shape.
#include "format/chart/chart_terminal.hpp"

#include "format/chart/chart_canvas_bars.hpp"
#include "format/chart/chart_canvas_columns.hpp"
#include "format/chart/chart_canvas_shades.hpp"
#include "format/chart/chart_words.hpp"
#include "format/text/terminal_text.hpp"
#include "tix/text/enum_table.hpp"

namespace tix::format {
namespace {

using DrawInCells = void (*)(const Chart&, ChartCanvas&);
constexpr auto kDrawInCells =
    enum_values<ChartShape, DrawInCells>({draw_bars, draw_bars, draw_columns, draw_columns, draw_shades});

/// Names the fills of bars, which lie together. Series of other shapes have lines of their own.
void put_legend(const Chart& chart, ChartCanvas& canvas) {
  if (chart.series.size() < 2 || chart.shape > ChartShape::stacked) return;
  std::size_t used = 0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    if (!is_seen(chart, chart.series[s])) continue;
    const std::string name = canvas.name(chart.series[s].name, canvas.width() - 2);
    const std::size_t cells = 2 + display_width(name);
    if (used > 0 && used + 2 + cells > canvas.width()) {
      canvas.end_line();
      used = 0;
    }
    canvas.put(used > 0 ? "  " : "");
    canvas.put(is_drawn_as_mark(chart, s) ? canvas.across() : canvas.fill(s), s);
    canvas.put(" " + name);
    used += cells + (used > 0 ? 2 : 0);
  }
  canvas.end_line();
}

}  // namespace

std::string chart_text(const Chart& chart, const RenderOptions& options) {
  ChartCanvas canvas(chart, options);
  canvas.put_title(
      canvas.name(chart.title + (chart.x_name.empty() ? "" : " by " + chart.x_name), canvas.width()));
  canvas.end_line();
  if (!has_values(chart)) {
    canvas.put("no values");
    canvas.end_line();
    return canvas.take();
  }
  put_legend(chart, canvas);
  kDrawInCells[chart.shape](chart, canvas);
  return canvas.take();
}

}  // namespace tix::format
