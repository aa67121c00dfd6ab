// A chart as inline SVG: no script, no other file, readable at the width of a phone.
#pragma once

#include "format/chart/html_style.hpp"
#include "tix/report/chart.hpp"

#include <cstdint>
#include <string>

namespace tix::format {

/// Appends a `<figure>` with the chart's title and the drawing. `number` tells the charts of a document
/// apart. Every value is there as text that shows when it is pointed at, up to some hundreds of them; a
/// summary for screen readers always.
void append_figure(std::string& out, const Chart& chart, std::int64_t number, Styling styling);

}  // namespace tix::format
