// A chart: what is drawn of a report's numbers, before anybody decides how.
#pragma once

#include "tix/report/column.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

struct Report;

/// What a colour says. Renderers choose colours that can be told apart in light, dark, print, and by the
/// colour blind.
enum class Meaning : std::uint8_t { plain, second, good, warning, bad, muted };

enum class ChartShape : std::uint8_t {
  bars,     ///< a bar for each x and series: lengths are compared
  stacked,  ///< a bar for each x, of parts that add up
  lines,    ///< values over time: x are in order and evenly apart
  steps,    ///< the same, each value holding until the next
  heat      ///< a cell for each x and series
};

struct ChartSeries {
  std::string name;
  Meaning meaning = Meaning::plain;
  std::vector<std::optional<double>> values;     ///< one an x; nothing where there is no value
  std::vector<std::optional<double>> low, high;  ///< an interval around each value; both empty without one
};

struct Chart {
  ChartShape shape = ChartShape::bars;
  std::string title;
  std::string x_name;                    ///< what the x are: `day`, `team`
  ColumnKind kind = ColumnKind::number;  ///< of all values; a percentage is 12.5, a duration in seconds
  std::vector<std::string> x;            ///< any text
  std::vector<ChartSeries> series;       ///< names are any text
};

/// One column of a report as a series.
struct SeriesPlan {
  std::string_view column;
  Meaning meaning = Meaning::plain;
};

/// How a chart is made of a report's rows: an x is a row, called by its keys. Over more than one period bars
/// are drawn as lines, and without periods lines as bars.
struct ChartPlan {
  ChartShape shape = ChartShape::bars;
  std::string_view title;
  std::span<const SeriesPlan> series;  ///< of one kind of column
};

/// The rows' numbers; null cells are no value. Of rows with more than one key, a period or else the first
/// key is x, and the first planned column has a series each value of the others: the eight largest, which
/// the title says; only a stacked chart has both keys in its x. Of one row without a key each column is an x.
Chart chart_of(const Report& report, const ChartPlan& plan);

}  // namespace tix
