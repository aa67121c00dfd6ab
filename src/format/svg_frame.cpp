// Legends, and text that fits.
#include "format/svg_frame.hpp"

#include "format/terminal_text.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kSample = 22, kGap = 14, kSwatch = 11;

/// Controls count when they have become visible.
std::string visible(std::string_view text) {
  return escape_controls(text, Breaks::mark);
}

bool is_line(const Chart& chart) {
  return chart.shape == ChartShape::lines || chart.shape == ChartShape::steps;
}

}  // namespace

std::string shade_of(const SeriesLook& look) {
  if (look.of == 1) return {};
  const std::size_t percent = 55 + 45 * (look.nth + 1) / look.of;
  return percent >= 100 ? std::string() : fmt::format(" opacity=\"0.{:02}\"", percent);
}

std::string_view dashes_of(std::size_t nth) {
  static constexpr std::array<std::string_view, 4> kDashes = {
      "", " stroke-dasharray=\"7 4\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"9 3 2 3\""};
  return kDashes[nth % kDashes.size()];
}

std::string fitted(std::string_view text, double width) {
  return cut_to_width(visible(text), static_cast<std::size_t>(std::max(width, kSvgCell) / kSvgCell));
}

double svg_width(std::string_view text) {
  return static_cast<double>(display_width(visible(text))) * kSvgCell;
}

void draw_legend(SvgPen& pen, const Chart& chart, double& top) {
  if (chart.series.size() < 2) return;
  const std::vector<SeriesLook> looks = looks_of(chart);
  double x = 0, y = top + 4;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const std::string name = fitted(chart.series[i].name, kSvgWidth - kSample);
    const double width = kSample + svg_width(name);
    if (x > 0 && x + width > kSvgWidth) {
      x = 0;
      y += kSvgLine;
    }
    pen.open_color(looks[i].color, shade_of(looks[i]));
    if (is_line(chart))
      pen.line(x, y + 6, x + kSample - 5, y + 6, fmt::format(" stroke-width=\"2.5\"{}", dashes_of(i)));
    else
      pen.rect(x, y, kSwatch, kSwatch, {}, " rx=\"2\"");
    pen.close();
    pen.open_ink();
    pen.text(x + kSample - (is_line(chart) ? 0 : 5), y + 10, Anchor::start, name);
    pen.close();
    x += width + kGap;
  }
  top = y + kSvgLine + 4;
}

}  // namespace tix::format
