// Describes a chart in words: for screen readers, and for a value that is pointed at.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <string>

namespace tix::format {

/// Returns `team ops, overdue: 12`, with the interval if there is one; empty for a missing value.
std::string point_text(const Chart& chart, std::size_t series, std::size_t x);

/// Returns the values of the marks of a row of bars, such as ` of 10`; empty without marks.
std::string marks_text(const Chart& chart, std::size_t x);

/// Returns all values of a small chart, or each series' least, greatest and last value.
std::string description_of(const Chart& chart);

/// Returns whether the chart has any value to draw.
bool has_values(const Chart& chart);

}  // namespace tix::format
