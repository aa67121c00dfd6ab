// What is said of a chart in words: for screen readers, and where a value is pointed at.
#pragma once

#include "tix/report/chart.hpp"

#include <cstddef>
#include <string>

namespace tix::format {

/// `team ops, overdue: 12`; with an interval also from where to where. Nothing for a value that is not there.
std::string point_text(const Chart& chart, std::size_t series, std::size_t x);

/// All values of a small chart; of a large one each series' least, greatest and last.
std::string description_of(const Chart& chart);

/// Whether there is anything to draw.
bool has_values(const Chart& chart);

}  // namespace tix::format
