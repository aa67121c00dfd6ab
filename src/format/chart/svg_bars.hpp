// Bars as SVG.
#pragma once

#include "format/chart/svg_frame.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws horizontal bars and stacked bars, one row per x, in a drawing of this width.
Drawing draw_bars(const Chart& chart, double width);

}  // namespace tix::format
