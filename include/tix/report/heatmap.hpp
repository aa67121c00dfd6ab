// `report patterns --heatmap`: in which hours of the week tickets come (reports.md).
#pragma once

#include "tix/report/report.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/time/local_time.hpp"
#include "tix/time/zone.hpp"

#include <array>
#include <cstdint>

namespace tix {

/// Tickets created, by weekday and hour of the zone's clock.
class Heatmap {
 public:
  /// Borrowed.
  explicit Heatmap(const Zone& zone) : zone_(&zone) {}

  void add(Instant created_at);
  /// Makes a row per weekday and a column per hour, with totals and a chart.
  Report report() const;

 private:
  using Hours = std::array<std::int64_t, 24>;

  const Zone* zone_;
  EnumArray<Weekday, Hours, kWeekdayNames.size()> counts_ = {};
};

}  // namespace tix
