// Bars and stacked bars on a terminal.
#pragma once

#include "format/chart/chart_canvas.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws bars and stacked bars.
void draw_bars(const Chart& chart, ChartCanvas& canvas);

}  // namespace tix::format
