// Lines and steps as SVG.
#pragma once

#include "format/chart/svg_frame.hpp"
#include "tix/report/chart.hpp"

namespace tix::format {

/// Draws lines and steps in a drawing of this width.
Drawing draw_lines(const Chart& chart, double width);

}  // namespace tix::format
