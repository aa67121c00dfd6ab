// The palette, and which series gets which colour.
#include "format/chart/chart_look.hpp"

#include <algorithm>
#include <array>

namespace tix::format {
namespace {

bool is_neutral(Meaning meaning) {
  return meaning == Meaning::plain || meaning == Meaning::second;
}

constexpr std::size_t color_of(Meaning meaning) {
  return static_cast<std::size_t>(meaning);
}

/// In the order in which plain series take them.
constexpr std::array<std::size_t, 8> kNeutral = {
    color_of(Meaning::plain), color_of(Meaning::second), 6, 7, 8, 9, 10, color_of(Meaning::muted)};

}  // namespace

const std::vector<ChartColor>& chart_colors() {
  static const std::vector<ChartColor> kColors = {
      {"#0969da", "#4493f8", "\x1b[34m"},  // plain
      {"#8250df", "#ab7df8", "\x1b[35m"},  // second
      {"#1a7f37", "#3fb950", "\x1b[32m"},  // good
      {"#9a6700", "#d29922", "\x1b[33m"},  // warning
      {"#cf222e", "#f85149", "\x1b[31m"},  // bad
      {"#59636e", "#9198a1", "\x1b[90m"},  // muted
      {"#0f766e", "#2dd4bf", "\x1b[36m"}, {"#bf3989", "#f778ba", "\x1b[95m"},
      {"#7a4b1e", "#c69b6d", "\x1b[93m"}, {"#566a00", "#b5c334", "\x1b[92m"},
      {"#1b4b91", "#9cc2ff", "\x1b[94m"}};
  return kColors;
}

std::vector<SeriesLook> looks_of(const Chart& chart) {
  std::vector<SeriesLook> looks;
  std::vector<std::size_t> users(chart_colors().size(), 0);
  for (const ChartSeries& series : chart.series) {
    std::size_t color = color_of(series.meaning);
    if (is_neutral(series.meaning) && users[color] > 0)
      color = *std::ranges::min_element(kNeutral,
                                        [&](std::size_t a, std::size_t b) { return users[a] < users[b]; });
    looks.push_back({color, users[color]++, 1});
  }
  for (SeriesLook& look : looks) look.of = users[look.color];
  return looks;
}

}  // namespace tix::format
