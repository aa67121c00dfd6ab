// Draws shaded cells, one row per series and one column per x, with the scale below.
#include "format/chart/svg_heat.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/chart/chart_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kWidestRowName = 110, kTallestRow = 26;
constexpr std::size_t kSvgShades = 5;

/// Returns the shade for a share of the scale as an attribute; 0 is nearly the background.
std::string shade(double share) {
  return fmt::format(" fill-opacity=\"{:.2f}\"", 0.07 + 0.93 * std::clamp(share, 0.0, 1.0));
}

}  // namespace

Drawing draw_heat(const Chart& chart, double page) {
  Drawing drawing;
  SvgPen pen(drawing.shapes);
  const Scale scale = scale_of(chart, kSvgShades);
  double longest = 0;
  for (const ChartSeries& series : chart.series) longest = std::max(longest, svg_width(series.name));
  const double left = std::min(longest, kWidestRowName) + 8;
  const double width = (page - left) / static_cast<double>(chart.x.size());
  const double height = std::clamp(width, 16.0, kTallestRow);
  const double gap = width > 6 ? 1.5 : 0;
  const double top = kSvgLine;

  double widest = 0;
  for (const std::string& name : chart.x) widest = std::max(widest, svg_width(fitted(name, 90)) + 4);
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(widest / width)));
  pen.open_axis();
  for (std::size_t x = 0; x < chart.x.size(); x += every) {
    const std::string name = fitted(chart.x[x], 90);
    const double half = svg_width(name) / 2;
    pen.text(std::min(left + width * (static_cast<double>(x) + 0.5), page - half), top - 5, Anchor::middle,
             name);
  }
  pen.close();
  pen.open_ink();
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    pen.text(left - 8, top + height * (static_cast<double>(s) + 0.5) + 4, Anchor::end,
             fitted(chart.series[s].name, left - 8));
  pen.close();
  pen.open_color(static_cast<std::size_t>(Meaning::plain));
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    for (std::size_t x = 0; x < chart.x.size(); ++x) {
      const auto value = drawn(chart.series[s].values[x]);
      if (!value) continue;
      pen.rect(left + width * static_cast<double>(x), top + height * static_cast<double>(s), width - gap,
               height - gap, point_text(chart, s, x), shade(scale.share(*value)));
    }
  }
  const double below = top + height * static_cast<double>(chart.series.size()) + 8;
  const std::string least = value_text(scale.low, chart.kind);
  for (std::size_t i = 0; i <= kSvgShades; ++i)
    pen.rect(left + svg_width(least) + 6 + 20 * static_cast<double>(i), below, 19, 11, {},
             shade(static_cast<double>(i) / kSvgShades));
  pen.close();
  pen.open_axis();
  pen.text(left, below + 10, Anchor::start, least);
  pen.text(left + svg_width(least) + 12 + 20 * (kSvgShades + 1), below + 10, Anchor::start,
           value_text(scale.high, chart.kind));
  pen.close();
  drawing.height = below + kSvgLine;
  return drawing;
}

}  // namespace tix::format
