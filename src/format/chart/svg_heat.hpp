// Heat maps as SVG.
#pragma once

#include "format/chart/svg_frame.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws a heat map of this width: one row per series, one column per x.
Drawing draw_heat(const Chart& chart, double page);

}  // namespace tix::format
