// How the series of a chart are distinguished.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
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

/// Returns the colours of `Meaning`, in its order, and more for series without a meaning.
const std::vector<ChartColor>& chart_colors();

struct SeriesLook {
  std::size_t color = 0;  ///< index into `chart_colors`
  std::size_t nth = 0;    ///< which of the series with this colour it is
  std::size_t of = 1;     ///< how many series have this colour; they differ by shade
};

/// Returns one look per series. Plain series get a colour each while there are any; the others keep that of
/// their meaning.
std::vector<SeriesLook> looks_of(const Chart& chart);

}  // namespace tix::format
