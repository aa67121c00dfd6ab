// Charts of every shape with gaps, zeros, negative and enormous values, and names meant to do harm.
#pragma once

#include "format/text/random_text.hpp"
#include "tix/report/chart.hpp"

#include <limits>
#include <string>
#include <utility>

namespace tix::test {

inline std::optional<double> random_value(Random& random, bool whole) {
  if (random.chance(15)) return std::nullopt;
  if (random.chance(20)) return 0.0;
  if (random.chance(3)) return std::numeric_limits<double>::infinity();
  if (random.chance(5))
    return static_cast<double>(random.number(-9'000'000'000'000'000, 9'000'000'000'000'000));
  const double value = static_cast<double>(random.number(random.chance(20) ? -500 : 0, 5000));
  return whole ? value : value / 10;
}

inline Chart random_chart(Random& random) {
  static constexpr ColumnKind kKinds[] = {ColumnKind::number, ColumnKind::percent, ColumnKind::duration,
                                          ColumnKind::working};
  Chart chart;
  chart.shape = static_cast<ChartShape>(random.below(5));
  chart.kind = kKinds[random.below(4)];
  chart.title = random.text(kHostile, 6);
  chart.x_name = random.text(kHostile, 2);
  const std::size_t count = random.chance(10)   ? random.below(2)
                            : random.chance(10) ? 300
                                                : 1 + random.below(20);
  for (std::size_t i = 0; i < count; ++i) chart.x.push_back(random.text(kHostile, random.chance(5) ? 60 : 4));
  const bool whole = random.chance(50);
  for (std::size_t s = random.below(9); s > 0; --s) {
    ChartSeries series;
    series.name = random.text(kHostile, random.chance(10) ? 60 : 4);
    series.meaning = static_cast<Meaning>(random.below(6));
    for (std::size_t i = 0; i < count; ++i) series.values.push_back(random_value(random, whole));
    if (random.chance(20)) {
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
