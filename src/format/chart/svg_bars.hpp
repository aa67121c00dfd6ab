// Bars as SVG.
#pragma once

#include "format/chart/svg_frame.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws bars and stacked bars, lying, one row per x.
Drawing draw_bars(const Chart& chart, double width);

}  // namespace tix::format
