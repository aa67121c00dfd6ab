// Scales numbers: where an axis begins and ends, and what its marks say.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tix::format {

/// Returns the value to draw; nullopt for one that is missing, infinite or not a number.
std::optional<double> drawn(const std::optional<double>& value);

/// Returns a value as people read it: `12`, `12.5%`, `1d 4h`.
std::string value_text(double value, ColumnKind kind);

struct Scale {
  double low = 0;
  double high = 1;            ///< above `low`
  std::vector<double> ticks;  ///< from `low` to `high`, evenly spaced

  /// Returns 0 at `low`, 1 at `high`.
  double share(double value) const { return (value - low) / (high - low); }
};

/// Returns a scale for every value of a chart, including intervals, with about `most` marks at round numbers:
/// 1, 2 or 5 times a power of ten, or round times for lengths. Begins at 0; only lines far above 0 may begin
/// higher.
Scale scale_of(const Chart& chart, std::size_t most);

}  // namespace tix::format
