// Distinguishes the series of a chart by colour, shade and fill.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tix::format {

/// A colour for light pages, dark pages and terminals, with a contrast of at least 3:1 to its background, and
/// 4.5:1 as text.
struct ChartColor {
  std::string_view light;
  std::string_view dark;
  std::string_view terminal;  ///< the escape sequence that starts it
};

/// Returns the colours of `Meaning`, in its order, with several steps for the ramp at its end, and more for
/// series without a meaning.
const std::vector<ChartColor>& chart_colors();

struct SeriesLook {
  std::size_t color = 0;                           ///< index into `chart_colors`
  std::size_t nth = 0;                             ///< which of the series with this colour it is
  std::size_t of = 1;                              ///< how many series have this colour; they differ by shade
  std::optional<std::size_t> step = std::nullopt;  ///< the step on the ramp, 0 to `kRampSteps`
};

/// The steps of a ramp before its last, which is that of `Meaning::bad`.
inline constexpr std::size_t kRampSteps = 5;

/// Returns whether a series is visible in the chart. A part of stacks that is 0 everywhere is not, and has no
/// place in the legend.
bool is_seen(const Chart& chart, const ChartSeries& series);

/// Returns whether a series is drawn as marks across the bars of others. If all series are marks, they are
/// drawn as bars.
bool is_drawn_as_mark(const Chart& chart, std::size_t series);
/// Returns the indices of the other series.
std::vector<std::size_t> bars_of(const Chart& chart);

/// Returns one look per series. Plain series get a colour each while there are any; the others keep that of
/// their meaning.
std::vector<SeriesLook> looks_of(const Chart& chart);

}  // namespace tix::format
