// Assigns the colours of the palette to series.
#include "format/chart/chart_look.hpp"

#include "format/chart/chart_scale.hpp"

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

constexpr std::size_t kFirstRamp = color_of(Meaning::ramp), kFirstOther = kFirstRamp + kRampSteps;

/// The colours of plain series, in the order in which they are taken.
constexpr std::array<std::size_t, 8> kNeutral = {
    color_of(Meaning::plain), color_of(Meaning::second), kFirstOther,     kFirstOther + 1,
    kFirstOther + 2,          kFirstOther + 3,           kFirstOther + 4, color_of(Meaning::muted)};

/// Returns the look of the `nth` of several steps that grow worse. The last is `bad`; those before it are
/// spread over the ramp.
SeriesLook ramp_look(std::size_t nth, std::size_t of) {
  if (nth + 1 == of) return {.color = color_of(Meaning::bad), .step = kRampSteps};
  const std::size_t step = of <= 2 ? 0 : std::min(kRampSteps - 1, nth * (kRampSteps - 1) / (of - 2));
  return {.color = kFirstRamp + step, .step = step};
}

}  // namespace

const std::vector<ChartColor>& chart_colors() {
  static const std::vector<ChartColor> kColors = {
      {"#0969da", "#4493f8", "\x1b[34m"},  // plain
      {"#8250df", "#ab7df8", "\x1b[35m"},  // second
      {"#1a7f37", "#3fb950", "\x1b[32m"},  // good
      {"#9a6700", "#d29922", "\x1b[33m"},  // warning
      {"#cf222e", "#f85149", "\x1b[31m"},  // bad
      {"#59636e", "#9198a1", "\x1b[90m"},  // muted
      {"#6498d2", "#2f64a2", "\x1b[34m"},  // ramp: one hue, each step further from the page
      {"#387ecd", "#3d7dc7", "\x1b[34m"}, {"#2564ad", "#649bd8", "\x1b[34m"},
      {"#184c87", "#90b8e7", "\x1b[34m"}, {"#0d3059", "#c2d9f4", "\x1b[34m"},
      {"#0f766e", "#2dd4bf", "\x1b[36m"}, {"#bf3989", "#f778ba", "\x1b[95m"},
      {"#7a4b1e", "#c69b6d", "\x1b[93m"}, {"#566a00", "#b5c334", "\x1b[92m"},
      {"#1b4b91", "#9cc2ff", "\x1b[94m"}};
  return kColors;
}

bool is_seen(const Chart& chart, const ChartSeries& series) {
  if (chart.shape != ChartShape::stacked) return true;
  return std::ranges::any_of(series.values, [](const auto& value) { return drawn(value).value_or(0) != 0; });
}

bool is_drawn_as_mark(const Chart& chart, std::size_t series) {
  return chart.shape == ChartShape::bars && chart.series[series].is_mark &&
         !std::ranges::all_of(chart.series, &ChartSeries::is_mark);
}

std::vector<std::size_t> bars_of(const Chart& chart) {
  std::vector<std::size_t> bars;
  for (std::size_t s = 0; s < chart.series.size(); ++s)
    if (!is_drawn_as_mark(chart, s)) bars.push_back(s);
  return bars;
}

std::vector<SeriesLook> looks_of(const Chart& chart) {
  std::vector<SeriesLook> looks;
  const auto steps =
      static_cast<std::size_t>(std::ranges::count(chart.series, Meaning::ramp, &ChartSeries::meaning));
  std::size_t step = 0;
  std::vector<std::size_t> users(chart_colors().size(), 0);
  for (const ChartSeries& series : chart.series) {
    if (series.meaning == Meaning::ramp) {
      looks.push_back(ramp_look(step++, steps));
      continue;
    }
    std::size_t color = color_of(series.meaning);
    if (is_neutral(series.meaning) && users[color] > 0)
      color = *std::ranges::min_element(kNeutral,
                                        [&](std::size_t a, std::size_t b) { return users[a] < users[b]; });
    looks.push_back({.color = color, .nth = users[color]++});
  }
  for (SeriesLook& look : looks)
    if (!look.step) look.of = users[look.color];
  return looks;
}

}  // namespace tix::format
