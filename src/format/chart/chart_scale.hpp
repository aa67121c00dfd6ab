// From numbers to a ruler: where an axis begins and ends, and what stands at its marks.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tix::format {

/// What a value is drawn as: nothing for one that is not there, infinite, or no number.
std::optional<double> drawn(const std::optional<double>& value);

/// A value as people read it: `12`, `12.5%`, `1d 4h`.
std::string value_text(double value, ColumnKind kind);

struct Scale {
  double low = 0;
  double high = 1;            ///< above `low`
  std::vector<double> ticks;  ///< from `low` to `high`, evenly apart

  /// 0 at `low`, 1 at `high`.
  double share(double value) const { return (value - low) / (high - low); }
};

/// A ruler for every value of a chart, intervals included, with about `most` marks at round numbers: 1, 2 or
/// 5 times a power of ten, of lengths round times. Begins at 0; only lines far above 0 may begin higher.
Scale scale_of(const Chart& chart, std::size_t most);

}  // namespace tix::format
