// Draws legends and fits texts.
#include "format/chart/svg_frame.hpp"

#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kSample = 22, kGap = 14, kSwatch = 11;

/// Returns the text with control characters made visible, because these take room.
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
  const std::string whole = visible(text);
  std::size_t cells = display_width(whole);
  std::string shown = whole;
  // A text that was measured to fit exactly must fit despite rounding.
  constexpr double kHair = 0.1;
  while (cells > 1 && svg_width(shown) > width + kHair) shown = cut_to_width(whole, --cells);
  return shown;
}

double svg_width(std::string_view text) {
  // Widths of a wide sans-serif font at 13 units, because the font of the reader is unknown.
  constexpr double kCell = 8.3, kWide = 12.7;
  const std::string shown = visible(text);
  const auto wide = std::ranges::count_if(
      shown, [](char c) { return std::string_view("%@mwMWGOQ").find(c) != std::string_view::npos; });
  return static_cast<double>(display_width(shown)) * kCell + static_cast<double>(wide) * (kWide - kCell);
}

void draw_legend(SvgPen& pen, const Chart& chart, double width, double& top) {
  if (chart.series.size() < 2) return;
  const std::vector<SeriesLook> looks = looks_of(chart);
  double x = 0, y = top + 4;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (!is_seen(chart, chart.series[i])) continue;
    const std::string name = fitted(chart.series[i].name, width - kSample);
    const double needed = kSample + svg_width(name);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += kSvgLine;
    }
    pen.open_color(looks[i].color, shade_of(looks[i]));
    if (is_line(chart))
      pen.line(x, y + 6, x + kSample - 5, y + 6, fmt::format(" stroke-width=\"2.5\"{}", dashes_of(i)));
    else if (is_drawn_as_mark(chart, i))
      pen.rect(x + (kSwatch - kMarkWidth) / 2, y - 1, kMarkWidth, kSwatch + 2, {});
    else
      pen.rect(x, y, kSwatch, kSwatch, {}, " rx=\"2\"");
    pen.close();
    pen.open_ink();
    pen.text(x + kSample - (is_line(chart) ? 0 : 5), y + 10, Anchor::start, name);
    pen.close();
    x += needed + kGap;
  }
  top = y + kSvgLine + 4;
}

}  // namespace tix::format
