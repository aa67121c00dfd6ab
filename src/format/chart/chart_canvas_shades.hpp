// A heat map on a terminal.
#pragma once

#include "format/chart/chart_canvas.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws a heat map.
void draw_shades(const Chart& chart, ChartCanvas& canvas);

}  // namespace tix::format
