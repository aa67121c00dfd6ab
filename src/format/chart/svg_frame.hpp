// Where the parts of an SVG chart lie, and the drawing of each shape of chart.
#pragma once

#include "format/chart/chart_look.hpp"
#include "format/chart/svg_pen.hpp"
#include "tix/report/chart.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Units of the drawing: a phone shows about 0.8 of a pixel for each, a desk 1.2.
inline constexpr double kSvgWidth = 440;
inline constexpr double kSvgLine = 18;  ///< from one line of text to the next

/// A chart drawn: its shapes and how high they are together.
struct Drawing {
  std::string shapes;
  double height = 0;
};

Drawing draw_bars(const Chart& chart);   ///< bars and stacked, lying, one row an x
Drawing draw_lines(const Chart& chart);  ///< lines and steps
Drawing draw_heat(const Chart& chart);   ///< a row a series, a column an x

/// The names of series beside samples of them, in lines that fit; nothing for one series. Lines are sampled
/// as lines. Advances `top` by what it took.
void draw_legend(SvgPen& pen, const Chart& chart, double& top);

/// The look of series `nth` as attributes: shade and, for lines, dashes.
std::string shade_of(const SeriesLook& look);
std::string_view dashes_of(std::size_t nth);

/// A text cut to so many units of width.
std::string fitted(std::string_view text, double width);
double svg_width(std::string_view text);

}  // namespace tix::format
