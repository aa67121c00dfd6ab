// Charts of every shape with gaps, zeros, negative and enormous values, and names meant to do harm.
#pragma once

#include "format/text/random_text.hpp"
#include "tix/report/chart.hpp"

#include <limits>
#include <string>
#include <utility>

namespace tix::test {

inline std::optional<double> random_value(Random& random, bool whole) {
  if (chance(random, 15)) return std::nullopt;
  if (chance(random, 20)) return 0.0;
  if (chance(random, 3)) return std::numeric_limits<double>::infinity();
  if (chance(random, 5))
    return static_cast<double>(pick(random, -9'000'000'000'000'000, 9'000'000'000'000'000));
  const double value = static_cast<double>(pick(random, chance(random, 20) ? -500 : 0, 5000));
  return whole ? value : value / 10;
}

inline Chart random_chart(Random& random) {
  static constexpr ColumnKind kKinds[] = {ColumnKind::number, ColumnKind::percent, ColumnKind::duration,
                                          ColumnKind::working};
  Chart chart;
  chart.shape = static_cast<ChartShape>(below(random, 5));
  chart.kind = kKinds[below(random, 4)];
  chart.title = random_text(random, kHostile, 6);
  chart.x_name = random_text(random, kHostile, 2);
  const std::size_t count = chance(random, 10)   ? below(random, 2)
                            : chance(random, 10) ? 300
                                                 : 1 + below(random, 20);
  for (std::size_t i = 0; i < count; ++i)
    chart.x.push_back(random_text(random, kHostile, chance(random, 5) ? 60 : 4));
  chart.is_unfinished = chance(random, 20);
  const bool whole = chance(random, 50);
  for (std::size_t s = below(random, 9); s > 0; --s) {
    ChartSeries series;
    series.name = random_text(random, kHostile, chance(random, 10) ? 60 : 4);
    series.meaning = static_cast<Meaning>(below(random, 7));
    series.is_mark = chance(random, 10);
    for (std::size_t i = 0; i < count; ++i) series.values.push_back(random_value(random, whole));
    if (chance(random, 20)) {
      for (const auto& value : series.values) {
        series.low.push_back(value ? std::optional(*value - 10) : std::nullopt);
        series.high.push_back(value ? std::optional(*value + 10) : std::nullopt);
      }
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

}  // namespace tix::test
