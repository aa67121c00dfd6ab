// The layout that the shapes of SVG charts share.
#pragma once

#include "format/chart/chart_look.hpp"
#include "format/chart/svg_pen.hpp"
#include "tix/report/chart.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

inline constexpr double kSvgLine = 18;  ///< from one line of text to the next, in units of the drawing

/// The width of a mark across bars.
inline constexpr double kMarkWidth = 3;

/// A drawn chart: its shapes and their total height.
struct Drawing {
  std::string shapes;
  double height = 0;
};

/// Draws the legend of the visible series in lines of this width, or nothing for one series. Advances `top`
/// by its height.
void draw_legend(SvgPen& pen, const Chart& chart, double width, double& top);

/// Returns the look of series `nth` as attributes: shade and, for lines, dashes.
std::string shade_of(const SeriesLook& look);
std::string_view dashes_of(std::size_t nth);

/// Returns a text cut to this width in units.
std::string fitted(std::string_view text, double width);
double svg_width(std::string_view text);

}  // namespace tix::format
