// A chart as inline SVG: no script, self-contained, readable at the width of a phone.
#pragma once

#include "format/chart/html_style.hpp"
#include "tix/report/chart.hpp"

#include <cstdint>
#include <string>

namespace tix::format {

/// Appends a `<figure>` with the chart's title and the drawing. `number` distinguishes the charts of a
/// document. Up to some hundreds of values show as text when pointed at; there is always a summary for screen
/// readers.
void append_figure(std::string& out, const Chart& chart, std::int64_t number, Styling styling);

}  // namespace tix::format
