// A chart as lines of text: blocks and shades in Unicode, or ASCII.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/chart.hpp"

#include <string>

namespace tix::format {

/// Returns lines of at most `options.width` cells (0: 80; never more than 120; numbers are never cut, so a
/// line may be longer than a width below 40), each with its line end: the title, the legend, the drawing.
/// Uses colours if `options.color` is set. If there are more values over time than cells, a cell shows the
/// greatest of several, and a line says so.
std::string chart_text(const Chart& chart, const RenderOptions& options);

}  // namespace tix::format
