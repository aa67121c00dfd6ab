// How the series of a chart are told apart.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace tix::format {

/// A colour in its three places. On its background each has a contrast of at least 3 to 1; as text, of 4.5.
struct ChartColor {
  std::string_view light;
  std::string_view dark;
  std::string_view terminal;  ///< the escape that begins it
};

/// The colours of `Meaning`, in its order, and more for series without a meaning of their own.
const std::vector<ChartColor>& chart_colors();

struct SeriesLook {
  std::size_t color = 0;  ///< in `chart_colors`
  std::size_t nth = 0;    ///< of those series with this colour
  std::size_t of = 1;     ///< how many they are: they differ by shade
};

/// One a series. Plain series get a colour each while there are any; the others keep that of their meaning.
std::vector<SeriesLook> looks_of(const Chart& chart);

}  // namespace tix::format
