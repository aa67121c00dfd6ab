// Draws values over time as columns: one strip per series, all on one scale.
#include "format/chart/chart_canvas_columns.hpp"

#include "format/chart/chart_scale.hpp"
#include "format/text/terminal_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace tix::format {
namespace {

constexpr std::size_t kNarrow = 40;

std::size_t rows_for(std::size_t series, std::size_t width) {
  if (width < kNarrow || series > 4) return 1;
  return series == 1 ? 7 : series == 2 ? 5 : 3;
}

/// The content of a column of cells: one value, or the greatest of several.
struct Column {
  std::optional<double> value, low, high;
};

void take_greatest(std::optional<double>& into, const std::vector<std::optional<double>>& values,
                   std::size_t x) {
  if (values.empty()) return;
  const auto value = drawn(values[x]);
  if (value && (!into || *value > *into)) into = value;
}

class Strip {
 public:
  Strip(const Chart& chart, ChartCanvas& canvas)
      : chart_(chart), canvas_(canvas), scale_(scale_of(chart, 4)) {
    rows_ = rows_for(chart.series.size(), canvas.width());
    std::vector<std::string> marks = {value_text(scale_.low, chart.kind),
                                      value_text(scale_.high, chart.kind)};
    if (rows_ == 1)
      for (const ChartSeries& series : chart.series) marks.push_back(series.name);
    left_ = canvas.room_for(marks);
    // A strip of one row has its last value behind the columns.
    const std::size_t behind = rows_ == 1 ? 1 + widest_last() : 0;
    const std::size_t room = canvas.width() - std::min(canvas.width() - 1, left_ + 2 + behind);
    merged_ = (chart.x.size() + room - 1) / room;
    columns_ = (chart.x.size() + merged_ - 1) / merged_;
    thick_ = std::clamp<std::size_t>(room / columns_, 1, 4);
  }

  void draw(std::size_t s) {
    const std::vector<Column> columns = columns_of(chart_.series[s]);
    if (rows_ > 1 && chart_.series.size() > 1) {
      canvas_.put(canvas_.name(chart_.series[s].name + extent_of(s), canvas_.width()));
      canvas_.end_line();
    }
    for (std::size_t row = rows_; row-- > 0;) {
      put_left(s, row);
      for (const Column& column : columns) {
        const bool is_unfinished = chart_.is_unfinished && &column == &columns.back();
        for (std::size_t i = 0; i < thick_; ++i)
          canvas_.put(is_unfinished ? unfinished_mark(column, row) : mark(column, row), s);
      }
      if (rows_ == 1 && last_of(s)) canvas_.put(" " + value_text(*last_of(s), chart_.kind));
      canvas_.end_line();
    }
  }

  /// Writes the first x at the left and the last at the right, and how many values a column shows.
  void draw_foot() {
    const std::size_t room = columns_ * thick_;
    const std::string first = canvas_.name(chart_.x.front(), canvas_.width() - left_ - 2);
    const std::string last = canvas_.name(chart_.x.back(), canvas_.width() - left_ - 2);
    canvas_.put(std::string(left_ + 2, ' ') + first);
    const std::size_t used = display_width(first) + display_width(last);
    if (chart_.x.size() > 1) {
      const bool fits = used + 1 <= room;
      const std::string gap = fits ? std::string(room - used, ' ') : " - ";
      if (fits || left_ + 2 + used + 3 <= canvas_.width()) canvas_.put(gap + last);
    }
    canvas_.end_line();
    if (merged_ > 1) {
      canvas_.put(canvas_.name(fmt::format("each column: the greatest of {}", merged_), canvas_.width()));
      canvas_.end_line();
    }
  }

 private:
  /// Returns `, last 8, most 12`, so that small columns can be read although all strips share one scale.
  std::string extent_of(std::size_t s) const {
    std::optional<double> most;
    for (std::size_t x = 0; x < chart_.x.size(); ++x) take_greatest(most, chart_.series[s].values, x);
    if (!most) return {};
    return fmt::format(", last {}, most {}", value_text(*last_of(s), chart_.kind),
                       value_text(*most, chart_.kind));
  }

  std::optional<double> last_of(std::size_t s) const {
    for (std::size_t x = chart_.x.size(); x-- > 0;)
      if (const auto value = drawn(chart_.series[s].values[x])) return value;
    return std::nullopt;
  }

  std::size_t widest_last() const {
    std::size_t widest = 0;
    for (std::size_t s = 0; s < chart_.series.size(); ++s)
      if (last_of(s)) widest = std::max(widest, value_text(*last_of(s), chart_.kind).size());
    return widest;
  }

  std::vector<Column> columns_of(const ChartSeries& series) const {
    std::vector<Column> columns(columns_);
    for (std::size_t x = 0; x < chart_.x.size(); ++x) {
      Column& column = columns[x / merged_];
      take_greatest(column.value, series.values, x);
      take_greatest(column.low, series.low, x);
      take_greatest(column.high, series.high, x);
    }
    return columns;
  }

  /// Writes the ends of the scale next to the strip, or the name next to a strip of one row.
  void put_left(std::size_t s, std::size_t row) {
    std::string text;
    if (rows_ == 1)
      text = chart_.series[s].name;
    else if (row + 1 == rows_)
      text = value_text(scale_.high, chart_.kind);
    else if (row == 0)
      text = value_text(scale_.low, chart_.kind);
    const std::string shown = canvas_.name(text, left_);
    const std::string gap(left_ - display_width(shown), ' ');
    canvas_.put(rows_ == 1 ? shown + gap : gap + shown);
    canvas_.put(" ");
    canvas_.put(canvas_.axis());
  }

  /// Returns how many eighths of the strip are below a value, at least one for a value above the lowest.
  std::size_t eighths(double value) const {
    const double whole = scale_.share(value) * static_cast<double>(rows_ * 8);
    return value > scale_.low ? static_cast<std::size_t>(std::max(1LL, std::llround(whole))) : 0;
  }

  std::string_view mark(const Column& column, std::size_t row) const {
    if (!column.value) return " ";
    const std::size_t full = eighths(*column.value), dependencies = row * 8;
    if (column.low && column.high) {
      // A cell is below the interval, in it up to the value, or in it above the value.
      const std::size_t middle = dependencies + 4;
      if (eighths(*column.low) > middle) return canvas_.rising().back();
      if (full > middle) return canvas_.below();
      return eighths(*column.high) > middle ? canvas_.between() : canvas_.rising()[0];
    }
    return canvas_.rising()[std::min<std::size_t>(8, full > dependencies ? full - dependencies : 0)];
  }

  std::string_view unfinished_mark(const Column& column, std::size_t row) const {
    const bool reaches = column.value && eighths(*column.value) > row * 8;
    return reaches ? canvas_.between() : mark({}, row);
  }

  const Chart& chart_;
  ChartCanvas& canvas_;
  const Scale scale_;
  std::size_t rows_ = 1, left_ = 0, merged_ = 1, columns_ = 1, thick_ = 1;
};

}  // namespace

void draw_columns(const Chart& chart, ChartCanvas& canvas) {
  Strip strip(chart, canvas);
  for (std::size_t s = 0; s < chart.series.size(); ++s) strip.draw(s);
  strip.draw_foot();
  const bool has_interval =
      std::ranges::any_of(chart.series, [](const ChartSeries& series) { return !series.low.empty(); });
  if (has_interval) {
    canvas.put(fmt::format("{}{} interval around the value", canvas.below(), canvas.between()));
    canvas.end_line();
  }
  if (chart.is_unfinished) {
    canvas.put(
        canvas.name(fmt::format("{} {} is not over yet", canvas.between(), chart.x.back()), canvas.width()));
    canvas.end_line();
  }
}

}  // namespace tix::format
