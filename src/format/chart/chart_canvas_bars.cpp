// Draws horizontal bars with their values behind them.
#include "format/chart/chart_canvas_bars.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/chart/chart_words.hpp"
#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <cmath>

namespace tix::format {
namespace {

constexpr std::size_t kShortestName = 3, kShortestBar = 4;

/// The columns of a bar chart: names, drawing, values.
struct BarRoom {
  std::size_t names = 0;
  double cells = 0;  ///< of the drawing
  Scale scale;

  /// Returns the cells from the left edge of the drawing to a value.
  double at(double value) const { return scale.share(value) * cells; }
};

/// Returns a scale that ends at the data, because no round numbers are written on it.
Scale tight_scale(const Chart& chart) {
  Scale scale = scale_of(chart, 5);
  double low = 0, high = 0;
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    double above = 0, below = 0;
    for (const ChartSeries& series : chart.series) {
      const double value = drawn(series.values[x]).value_or(0);
      if (chart.shape != ChartShape::stacked) above = below = 0;
      (value > 0 ? above : below) += value;
      low = std::min(low, below);
      high = std::max(high, above);
    }
  }
  scale.low = low;
  scale.high = high > low ? high : low + 1;
  return scale;
}

BarRoom room_of(const Chart& chart, const ChartCanvas& canvas, std::size_t values, std::size_t spare) {
  BarRoom room;
  // Names give way to numbers, which are never cut.
  const std::size_t beside = 2 + values + 1 + spare;
  const std::size_t left = canvas.width() - std::min(canvas.width(), beside + kShortestBar);
  room.names = std::min(canvas.room_for(chart.x), std::max(left, kShortestName));
  room.cells = static_cast<double>(canvas.width() - std::min(beside + room.names, canvas.width() - 1));
  room.scale = tight_scale(chart);
  return room;
}

void put_bar(ChartCanvas& canvas, const BarRoom& room, double value, std::size_t series) {
  const double zero = room.at(0), end = room.at(value);
  const auto skipped = static_cast<std::size_t>(std::llround(std::min(zero, end)));
  canvas.put(std::string(skipped, ' '));
  canvas.put(canvas.bar(std::abs(end - zero), series, value < 0), series);
}

/// Returns the text behind the bar of series `s`: its value and, for the first bar, those of the marks.
std::string text_behind(const Chart& chart, std::size_t x, std::size_t s, bool is_first) {
  const auto value = drawn(chart.series[s].values[x]);
  const std::string text = value ? value_text(*value, chart.kind) : std::string();
  const std::string marks = is_first ? marks_text(chart, x) : std::string();
  return text.empty() && !marks.empty() ? marks.substr(1) : text + marks;
}

/// Draws the bar of a series and, on the same line, the marks that stand behind its end. Returns whether
/// anything was drawn.
bool put_bar_with_marks(const Chart& chart, ChartCanvas& canvas, const BarRoom& room, std::size_t x,
                        std::size_t s) {
  const double value = drawn(chart.series[s].values[x]).value_or(0);
  put_bar(canvas, room, value, s);
  bool is_drawn = value != 0;
  auto used = std::llround(std::ceil(std::max(room.at(0), room.at(value))));
  for (std::size_t mark = 0; mark < chart.series.size(); ++mark) {
    const auto at = drawn(chart.series[mark].values[x]);
    if (!is_drawn_as_mark(chart, mark) || !at) continue;
    const auto cell = std::llround(std::floor(room.at(*at)));
    if (cell < used) continue;
    canvas.put(std::string(static_cast<std::size_t>(cell - used), ' '));
    canvas.put(canvas.across(), mark);
    used = cell + 1;
    is_drawn = true;
  }
  return is_drawn;
}

void draw_grouped(const Chart& chart, ChartCanvas& canvas) {
  const std::vector<std::size_t> bars = bars_of(chart);
  std::size_t widest = 0;
  for (const std::size_t s : bars)
    for (std::size_t x = 0; x < chart.x.size(); ++x)
      widest = std::max(widest, display_width(text_behind(chart, x, s, s == bars.front())));
  const bool has_marks = bars.size() < chart.series.size();
  const BarRoom room = room_of(chart, canvas, widest, has_marks ? 2 : 1);
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    for (const std::size_t s : bars) {
      const bool is_first = s == bars.front();
      const std::string text = text_behind(chart, x, s, is_first);
      if (!is_first && text.empty()) continue;
      canvas.put(canvas.padded(is_first ? chart.x[x] : std::string(), room.names) + "  ");
      if (!text.empty() && put_bar_with_marks(chart, canvas, room, x, s)) canvas.put(" ");
      canvas.put(text);
      canvas.end_line();
    }
  }
}

std::string sum_text(const Chart& chart, std::size_t x) {
  double sum = 0;
  for (const ChartSeries& series : chart.series) sum += drawn(series.values[x]).value_or(0);
  return value_text(sum, chart.kind);
}

void draw_stacked(const Chart& chart, ChartCanvas& canvas) {
  std::size_t widest = 0;
  for (std::size_t x = 0; x < chart.x.size(); ++x)
    widest = std::max(widest, display_width(sum_text(chart, x)));
  // Each part takes at least one cell, so a row can become longer than its sum.
  const BarRoom room = room_of(chart, canvas, widest, chart.series.size());
  for (std::size_t x = 0; x < chart.x.size(); ++x) {
    canvas.put(canvas.padded(chart.x[x], room.names) + "  ");
    bool has_parts = false;
    for (const bool above : {false, true}) {
      for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const double value = drawn(chart.series[s].values[x]).value_or(0);
        if (value == 0 || (value > 0) != above) continue;
        const auto cells = std::max(1LL, std::llround(std::abs(room.at(value) - room.at(0))));
        std::string part;
        for (long long i = 0; i < cells; ++i) part += canvas.fill(s);
        canvas.put(part, s);
        has_parts = true;
      }
    }
    canvas.put((has_parts ? " " : "") + sum_text(chart, x));
    canvas.end_line();
  }
}

}  // namespace

void draw_bars(const Chart& chart, ChartCanvas& canvas) {
  (chart.shape == ChartShape::stacked ? draw_stacked : draw_grouped)(chart, canvas);
}

}  // namespace tix::format
