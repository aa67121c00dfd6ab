// Draws values over time: lines that break where a value is missing, steps, and bands of intervals.
#include "format/chart/svg_lines.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/chart/chart_words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kPlotHeight = 170;
/// With more points than these, they are not drawn as dots, and do not all show a text when pointed at.
constexpr std::size_t kDots = 40, kPoints = 400;
constexpr std::string_view kLine =
    " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\" stroke-linejoin=\"round\" "
    "stroke-linecap=\"round\"";
constexpr std::string_view kHollow = " fill-opacity=\"0\" stroke=\"currentColor\" stroke-width=\"1.6\"";

class LineChart {
 public:
  LineChart(const Chart& chart, double width)
      : chart_(chart),
        width_(width),
        scale_(scale_of(chart, 5)),
        looks_(looks_of(chart)),
        pen_(drawing_.shapes) {
    double widest = 0;
    for (const double tick : scale_.ticks) widest = std::max(widest, svg_width(value_text(tick, chart.kind)));
    left_ = widest + 8;
    right_ = width_ - 10 - widest_last();
  }

  Drawing drawn() {
    draw_legend(pen_, chart_, width_, top_);
    top_ += 8;
    draw_grid();
    draw_names();
    for (std::size_t s = 0; s < chart_.series.size(); ++s) draw_series(s);
    draw_last_values();
    drawing_.height = top_ + kPlotHeight + kSvgLine + 4;
    return std::move(drawing_);
  }

 private:
  using Values = std::vector<std::optional<double>>;

  double y_of(double value) const { return top_ + (1 - scale_.share(value)) * kPlotHeight; }
  double x_of(std::size_t x) const {
    const double room = right_ - left_;
    if (chart_.x.size() == 1) return left_ + room / 2;
    return left_ + room * static_cast<double>(x) / static_cast<double>(chart_.x.size() - 1);
  }

  void draw_grid() {
    pen_.open_axis();
    for (const double tick : scale_.ticks) {
      pen_.line(left_, y_of(tick), right_ + 6, y_of(tick), tick == 0 ? "" : " stroke-opacity=\"0.25\"");
      pen_.text(left_ - 6, y_of(tick) + 4, Anchor::end, value_text(tick, chart_.kind));
    }
    pen_.close();
  }

  /// Draws as many names as fit, at equal distances.
  void draw_names() {
    double widest = 0;
    for (const std::string& name : chart_.x) widest = std::max(widest, svg_width(fitted(name, 110)));
    const double room = right_ - left_;
    const auto most = static_cast<std::size_t>(std::max(1.0, room / (widest + 14)));
    const std::size_t every = (chart_.x.size() + most - 1) / most;
    pen_.open_axis();
    for (std::size_t x = 0; x < chart_.x.size(); x += every) {
      const std::string name = fitted(chart_.x[x], 110);
      const double half = svg_width(name) / 2;
      const double middle =
          std::clamp(x_of(x), std::min(half, width_ / 2), std::max(width_ - half, width_ / 2));
      pen_.line(x_of(x), top_ + kPlotHeight, x_of(x), top_ + kPlotHeight + 4);
      pen_.text(middle, top_ + kPlotHeight + 17, Anchor::middle, name);
    }
    pen_.close();
  }

  void draw_series(std::size_t s) {
    const ChartSeries& series = chart_.series[s];
    pen_.open_color(looks_[s].color, shade_of(looks_[s]));
    if (!series.low.empty()) draw_band(series);
    std::string data;
    for_runs(series.values, [&](std::size_t from, std::size_t to) {
      append_run(data, series.values, from, is_unfinished(to - 1) ? to - 1 : to);
    });
    pen_.path(data, fmt::format("{}{}", kLine, dashes_of(s)));
    draw_unfinished(s);
    draw_points(s);
    pen_.close();
  }

  /// Returns whether the value belongs to a period that is not over yet. Its line is dotted and its dot
  /// hollow.
  bool is_unfinished(std::size_t x) const { return chart_.is_unfinished && x + 1 == chart_.x.size(); }

  void draw_unfinished(std::size_t s) {
    const Values& values = chart_.series[s].values;
    const std::size_t last = values.size() - 1;
    if (!chart_.is_unfinished || last == 0) return;
    if (!tix::format::drawn(values[last]) || !tix::format::drawn(values[last - 1])) return;
    std::string data = "M";
    SvgPen::point(data, x_of(last - 1), y_of(*values[last - 1]));
    data += 'L';
    SvgPen::point(data, x_of(last), y_of(*values[last]));
    pen_.path(data, fmt::format("{} stroke-dasharray=\"1 5\"", kLine));
  }

  std::optional<double> last_of(const ChartSeries& series) const {
    return series.values.empty() ? std::nullopt : tix::format::drawn(series.values.back());
  }

  double widest_last() const {
    double widest = 0;
    for (const ChartSeries& series : chart_.series)
      if (const auto last = last_of(series))
        widest = std::max(widest, svg_width(value_text(*last, chart_.kind)));
    return widest;
  }

  /// Writes the last value of each series at its end, unless another one is there, so that small numbers can
  /// be read although all lines share one scale.
  void draw_last_values() {
    std::vector<double> taken;
    for (const ChartSeries& series : chart_.series) {
      const auto last = last_of(series);
      if (!last) continue;
      const double y = y_of(*last) + 4;
      if (std::ranges::any_of(taken, [&](double other) { return std::abs(other - y) < 13; })) continue;
      taken.push_back(y);
      pen_.open_ink();
      pen_.text(right_ + 8, y, Anchor::start, value_text(*last, chart_.kind));
      pen_.close();
    }
  }

  /// Calls `use` with [from, to) for each run of values without a gap.
  template <class Use>
  static void for_runs(const Values& values, const Use& use) {
    for (std::size_t from = 0; from < values.size();) {
      std::size_t to = from;
      while (to < values.size() && tix::format::drawn(values[to])) ++to;
      if (to > from) use(from, to);
      from = to + 1;
    }
  }

  void append_run(std::string& data, const Values& values, std::size_t from, std::size_t to) const {
    for (std::size_t x = from; x < to; ++x) {
      if (x > from && chart_.shape == ChartShape::steps) {
        data += 'L';
        SvgPen::point(data, x_of(x), y_of(*values[x - 1]));
      }
      data += x == from ? 'M' : 'L';
      SvgPen::point(data, x_of(x), y_of(*values[x]));
    }
  }

  /// Draws the interval along its upper edge and back along its lower one.
  void draw_band(const ChartSeries& series) {
    std::string data;
    Values both(series.values.size());
    for (std::size_t x = 0; x < both.size(); ++x)
      if (tix::format::drawn(series.low[x]) && tix::format::drawn(series.high[x])) both[x] = series.low[x];
    for_runs(both, [&](std::size_t from, std::size_t to) {
      append_run(data, series.high, from, to);
      for (std::size_t x = to; x-- > from;) {
        data += 'L';
        SvgPen::point(data, x_of(x), y_of(*series.low[x]));
        if (x > from && chart_.shape == ChartShape::steps) {
          data += 'L';
          SvgPen::point(data, x_of(x), y_of(*series.low[x - 1]));
        }
      }
      data += 'Z';
    });
    pen_.path(data, " fill-opacity=\"0.18\" stroke=\"none\"");
  }

  /// Draws the points that show a text when pointed at. A single value between gaps is always a dot.
  void draw_points(std::size_t s) {
    const Values& values = chart_.series[s].values;
    const bool all = values.size() * chart_.series.size() <= kPoints;
    for_runs(values, [&](std::size_t from, std::size_t to) {
      for (std::size_t x = from; x < to; ++x) {
        const bool dot = values.size() <= kDots || to - from == 1;
        if (all || dot)
          pen_.circle(x_of(x), y_of(*values[x]), dot ? 2.6 : 5, point_text(chart_, s, x),
                      !dot               ? " fill-opacity=\"0\""
                      : is_unfinished(x) ? kHollow
                                         : "");
      }
    });
  }

  const Chart& chart_;
  const double width_;
  const Scale scale_;
  const std::vector<SeriesLook> looks_;
  Drawing drawing_;
  SvgPen pen_;
  double left_ = 0, right_ = 0, top_ = 0;
};

}  // namespace

Drawing draw_lines(const Chart& chart, double width) {
  return LineChart(chart, width).drawn();
}

}  // namespace tix::format
