// The heat map of `report patterns --heatmap`: in which hours of the week tickets are created.
#pragma once

#include "tix/report/report.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/time/local_time.hpp"
#include "tix/time/zone.hpp"

#include <array>
#include <cstdint>

namespace tix {

/// Counts tickets by the weekday and hour of their creation, on a clock of the zone.
class Heatmap {
 public:
  /// `zone` must outlive the heat map.
  explicit Heatmap(const Zone& zone) : zone_(&zone) {}

  void add(Instant created_at);
  /// Returns one row per weekday and one column per hour, with totals and a chart. An hour that occurs twice
  /// while clocks go back is one cell.
  Report report() const;

 private:
  using Hours = std::array<std::int64_t, 24>;

  const Zone* zone_;
  EnumArray<Weekday, Hours, kWeekdayNames.size()> counts_ = {};
};

}  // namespace tix
