// Draws horizontal bars, one row per x, so that names have room and lengths share an edge.
#include "format/chart/svg_bars.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/chart/chart_words.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr double kWidestBarName = 185;

/// The heights of bars and rows. If there are many rows, bars are thin and not all rows are named.
struct RowHeights {
  double bar;
  double row;
  std::size_t named = 1;  ///< every so many rows

  RowHeights(std::size_t rows, std::size_t bars_a_row) {
    const std::size_t bars = rows * bars_a_row;
    bar = bars <= 12 ? 16 : bars <= 40 ? 11 : 4;
    const double gap = bars <= 40 ? 8 : 1;
    row = bar * static_cast<double>(bars_a_row) + gap;
    named = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(14 / row)));
  }
};

class BarChart {
 public:
  BarChart(const Chart& chart, double width)
      : chart_(chart),
        width_(width),
        bars_(bars_of(chart)),
        is_stacked_(chart.shape == ChartShape::stacked),
        scale_(scale_of(chart, 5)),
        looks_(looks_of(chart)),
        heights_(chart.x.size(), is_stacked_ ? 1 : bars_.size()),
        pen_(drawing_.shapes) {
    double longest = 0;
    for (const std::string& name : chart.x) longest = std::max(longest, svg_width(name));
    left_ = std::min(longest, kWidestBarName) + 8;
    double widest = svg_width(value_text(scale_.high, chart.kind)) / 2;
    for (std::size_t x = 0; x < chart.x.size(); ++x)
      for (const std::string& text : texts_at_ends(x)) widest = std::max(widest, svg_width(text) + 6);
    right_ = width_ - widest;
  }

  Drawing drawn() {
    draw_legend(pen_, chart_, width_, top_);
    top_ += 4;
    draw_grid();
    draw_names();
    for (std::size_t bar = 0; bar < bars_.size(); ++bar) draw_series(bar);
    draw_marks();
    draw_values();
    drawing_.height = bottom() + kSvgLine;
    return std::move(drawing_);
  }

 private:
  double bottom() const { return top_ + heights_.row * static_cast<double>(chart_.x.size()) + 2; }
  double at(double value) const { return left_ + scale_.share(value) * (right_ - left_); }
  double row_top(std::size_t x) const { return top_ + heights_.row * static_cast<double>(x) + 2; }

  /// Returns the texts behind the bars of a row: each value, or the sum of a stack.
  std::vector<std::string> texts_at_ends(std::size_t x) const {
    std::vector<std::string> texts;
    double sum = 0;
    for (const std::size_t s : bars_) {
      const auto value = drawn_value(chart_.series[s], x);
      sum += value.value_or(0);
      texts.push_back(value ? value_text(*value, chart_.kind) : std::string());
    }
    if (is_stacked_) return {value_text(sum, chart_.kind)};
    texts.front() += marks_text(chart_, x);
    return texts;
  }

  static std::optional<double> drawn_value(const ChartSeries& series, std::size_t x) {
    return tix::format::drawn(series.values[x]);
  }

  void draw_grid() {
    pen_.open_axis();
    // If ticks are close, only every second one is named.
    const double apart = (right_ - left_) / static_cast<double>(scale_.ticks.size() - 1);
    const double widest = std::max(svg_width(value_text(scale_.low, chart_.kind)),
                                   svg_width(value_text(scale_.high, chart_.kind)));
    const auto every = static_cast<std::size_t>(std::ceil((widest + 6) / apart));
    for (std::size_t i = 0; i < scale_.ticks.size(); ++i) {
      const double x = at(scale_.ticks[i]);
      pen_.line(x, top_, x, bottom(), scale_.ticks[i] == 0 ? "" : " stroke-opacity=\"0.25\"");
      if (i % every == 0)
        pen_.text(x, bottom() + 14, Anchor::middle, value_text(scale_.ticks[i], chart_.kind));
    }
    pen_.close();
  }

  void draw_names() {
    pen_.open_ink();
    for (std::size_t x = 0; x < chart_.x.size(); x += heights_.named)
      pen_.text(left_ - 8, row_top(x) + (heights_.row - 2) / 2 + 2, Anchor::end,
                fitted(chart_.x[x], left_ - 8));
    pen_.close();
  }

  void draw_series(std::size_t bar) {
    const std::size_t s = bars_[bar];
    pen_.open_color(looks_[s].color, shade_of(looks_[s]));
    for (std::size_t x = 0; x < chart_.x.size(); ++x) {
      const auto value = drawn_value(chart_.series[s], x);
      if (!value) continue;
      const double from = is_stacked_ ? base_of(s, x, *value) : 0;
      const double a = at(std::min(from, from + *value)), b = at(std::max(from, from + *value));
      const double y = row_top(x) + (is_stacked_ ? 0 : heights_.bar * static_cast<double>(bar));
      // A narrow gap separates parts. The smallest value is visible, and a value of 0 can be pointed at.
      const double least = *value == 0 ? 0 : 1.5;
      pen_.rect(a, y, std::max(b - a - (is_stacked_ ? 0.7 : 0), least), heights_.bar - (is_stacked_ ? 0 : 1),
                point_text(chart_, s, x));
    }
    pen_.close();
  }

  void draw_marks() {
    for (std::size_t s = 0; s < chart_.series.size(); ++s) {
      if (!is_drawn_as_mark(chart_, s)) continue;
      pen_.open_color(looks_[s].color);
      for (std::size_t x = 0; x < chart_.x.size(); ++x) {
        const auto value = drawn_value(chart_.series[s], x);
        if (!value) continue;
        const double height = heights_.bar * static_cast<double>(bars_.size());
        pen_.rect(at(*value) - kMarkWidth / 2, row_top(x) - 2, kMarkWidth, height + 3,
                  point_text(chart_, s, x));
      }
      pen_.close();
    }
  }

  /// Returns where a part begins: after the previous parts of the same sign.
  double base_of(std::size_t s, std::size_t x, double value) const {
    double base = 0;
    for (std::size_t before = 0; before < s; ++before) {
      const double other = drawn_value(chart_.series[before], x).value_or(0);
      if ((other > 0) == (value > 0)) base += other;
    }
    return base;
  }

  double end_of(std::size_t s, std::size_t x) const {
    double end = 0;
    if (!is_stacked_) {
      end = std::max(0.0, drawn_value(chart_.series[bars_[s]], x).value_or(0));
      for (std::size_t mark = 0; mark < chart_.series.size(); ++mark)
        if (is_drawn_as_mark(chart_, mark) && s == 0)
          end = std::max(end, drawn_value(chart_.series[mark], x).value_or(0));
      return end;
    }
    for (const ChartSeries& series : chart_.series) end += std::max(0.0, drawn_value(series, x).value_or(0));
    return end;
  }

  void draw_values() {
    if (heights_.bar < 10) return;
    pen_.open_ink();
    for (std::size_t x = 0; x < chart_.x.size(); ++x) {
      const std::vector<std::string> texts = texts_at_ends(x);
      for (std::size_t s = 0; s < texts.size(); ++s)
        if (!texts[s].empty())
          pen_.text(at(end_of(s, x)) + 4, row_top(x) + heights_.bar * (static_cast<double>(s) + 0.5) + 4,
                    Anchor::start, texts[s]);
    }
    pen_.close();
  }

  const Chart& chart_;
  const double width_;
  const std::vector<std::size_t> bars_;  ///< the series that are drawn as bars
  const bool is_stacked_;
  const Scale scale_;
  const std::vector<SeriesLook> looks_;
  const RowHeights heights_;
  Drawing drawing_;
  SvgPen pen_;
  double left_ = 0, right_ = 0, top_ = 0;
};

}  // namespace

Drawing draw_bars(const Chart& chart, double width) {
  return BarChart(chart, width).drawn();
}

}  // namespace tix::format
