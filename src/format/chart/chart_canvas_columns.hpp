// Lines and steps, one strip per series on a terminal.
#pragma once

#include "format/chart/chart_canvas.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws lines and steps, one strip per series.
void draw_columns(const Chart& chart, ChartCanvas& canvas);

}  // namespace tix::format
