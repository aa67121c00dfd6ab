// Draws values as shades: one line per series, and a legend of the shades.
#include "format/chart/chart_canvas_shades.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr std::size_t kThickest = 4;

/// Returns the shade of a value. The first shade is only for the lowest value; the others divide the rest
/// evenly.
std::size_t shade_of(const Scale& scale, double value, std::size_t shades) {
  if (!(value > scale.low)) return 0;
  const double nth = std::ceil(scale.share(value) * static_cast<double>(shades - 1));
  return static_cast<std::size_t>(std::clamp(nth, 1.0, static_cast<double>(shades - 1)));
}

/// Returns a line with every name that fits behind the previous one, each at its column.
std::string names_above(const Chart& chart, const ChartCanvas& canvas, std::size_t from, std::size_t to,
                        std::size_t thick) {
  std::string line;
  std::size_t used = 0;
  for (std::size_t x = from; x < to; ++x) {
    const std::size_t at = (x - from) * thick, room = (to - from) * thick;
    const std::string name = canvas.name(chart.x[x], canvas.width());
    const std::size_t cells = display_width(name);
    if ((used > 0 && at < used + 1) || at + cells > std::max(room, cells)) continue;
    line.append(at - used, ' ').append(name);
    used = at + cells;
  }
  return line;
}

}  // namespace

void draw_shades(const Chart& chart, ChartCanvas& canvas) {
  const Scale scale = scale_of(chart, 4);
  std::vector<std::string> names;
  for (const ChartSeries& series : chart.series) names.push_back(series.name);
  const std::size_t left = canvas.room_for(names);
  const std::size_t room = canvas.width() - left - 2;
  const std::size_t thick = std::clamp<std::size_t>(room / chart.x.size(), 1, kThickest);
  const auto shades = canvas.shades();
  // Columns that do not fit continue below.
  for (std::size_t from = 0; from < chart.x.size(); from += room / thick) {
    const std::size_t to = std::min(chart.x.size(), from + room / thick);
    canvas.put(canvas.name(std::string(left + 2, ' ') + names_above(chart, canvas, from, to, thick),
                           canvas.width()));
    canvas.end_line();
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      canvas.put(canvas.padded(names[s], left) + "  ");
      for (std::size_t x = from; x < to; ++x) {
        const auto value = drawn(chart.series[s].values[x]);
        const std::string_view mark = value ? shades[shade_of(scale, *value, shades.size())] : " ";
        for (std::size_t i = 0; i < thick; ++i) canvas.put(mark, 0);
      }
      canvas.end_line();
    }
  }
  std::string key = fmt::format("{} {}", shades[0], value_text(scale.low, chart.kind));
  for (std::size_t i = 1; i < shades.size(); ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(shades.size() - 1);
    key += fmt::format("  {} to {}", shades[i],
                       value_text(scale.low + share * (scale.high - scale.low), chart.kind));
  }
  canvas.put(canvas.name(key, canvas.width()));
  canvas.end_line();
}

}  // namespace tix::format
