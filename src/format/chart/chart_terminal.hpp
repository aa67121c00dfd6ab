// A chart as lines of text: blocks and shades where Unicode can be shown, else ASCII.
#pragma once

#include "format/cell/render_options.hpp"
#include "tix/report/chart.hpp"

#include <string>

namespace tix::format {

/// Lines of at most `options.width` cells (0: 80; never more than 120; a number is never cut, so that of
/// less than 40 a line may be longer), each with its end: the title, what
/// stands for which series, the drawing. Colours as `options.color` says. Where there are more values over
/// time than cells, a cell shows the greatest of several, and a line says so.
std::string chart_text(const Chart& chart, const RenderOptions& options);

}  // namespace tix::format
