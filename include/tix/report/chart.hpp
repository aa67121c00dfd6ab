// A chart as data, independent of how it is drawn.
#pragma once

#include "tix/report/column.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

class PeriodRow;
class Zone;
struct Report;

/// The meaning of a series, for which renderers choose a colour. They choose colours that can be
/// distinguished in light and dark themes, in print, and by colour-blind people.
enum class Meaning : std::uint8_t {
  plain,
  second,
  good,
  warning,
  bad,
  muted,
  ramp  ///< one of several steps that grow worse, in the order of the series; the last is `bad`
};

/// The forms of charts.
enum class ChartShape : std::uint8_t {
  bars,     ///< one bar per x and series
  stacked,  ///< one bar per x, with parts that add up
  lines,    ///< values over time, at equal distances
  steps,    ///< values over time, each valid until the next
  heat      ///< one cell per x and series
};

/// One series of a chart.
struct ChartSeries {
  std::string name;
  Meaning meaning = Meaning::plain;
  std::vector<std::optional<double>> values;  ///< one per x; nullopt for no value
  std::vector<std::optional<double>> low,
      high;  ///< the interval around each value; both empty if there is none
  /// Whether it is drawn as a mark across the bars of the other series, as a capacity is.
  bool is_mark = false;
};

/// A chart. Texts come from tickets and desk files and may be anything; renderers escape them.
struct Chart {
  ChartShape shape = ChartShape::bars;
  std::string title;
  std::string x_name;  ///< what x stands for, as people read it, such as `day` or `team`
  ColumnKind kind =
      ColumnKind::number;  ///< the kind of all values: percentages as 12.5, durations in seconds
  std::vector<std::string> x;
  std::vector<ChartSeries> series;
  bool is_unfinished = false;  ///< whether the last x is a period that goes on after the last value
};

/// A column of a report to be drawn as a series.
struct SeriesPlan {
  std::string_view column;
  Meaning meaning = Meaning::plain;
  bool is_mark = false;
};

/// How to draw a report: each row is an x, named by its keys. Bars become lines if the rows are more than one
/// period, and lines become bars if they are not.
struct ChartPlan {
  ChartShape shape = ChartShape::bars;
  std::string_view title;
  std::span<const SeriesPlan> series;  ///< all of one kind of column; at least one
};

/// Makes a chart of the rows of a report. Empty cells become missing values.
///
/// If the rows have more than one key, the period or else the first key is x, and only the first planned
/// column is drawn, with one series per value of the other keys. Of more than eight series the largest eight
/// are kept, and the title mentions it. A stacked chart instead has both keys in its x. If the report is a
/// single row without a key, its columns are the x.
Chart chart_of(const Report& report, const ChartPlan& plan);

/// Notes in each chart over time whether its last x is a period that is cut off.
void mark_unfinished(std::vector<Chart>& charts, const PeriodRow& periods, const Zone& zone);

}  // namespace tix
