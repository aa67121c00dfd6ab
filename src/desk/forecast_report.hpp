// `report forecast` over a database.
#pragma once

#include "desk/reading.hpp"
#include "desk/report_question.hpp"

#include <cstdint>
#include <optional>

namespace tix::desk {

struct ForecastAsked {
  std::size_t days = 14;  ///< 1 to kForecastHorizon
  std::uint64_t seed = 1;
  std::int64_t agents = 0;        ///< so many more resolve as much as each has
  std::int64_t arrivals_pct = 0;  ///< comes more; -100: nothing
  const Desk* hours = nullptr;    ///< the desk whose hours are tried
};

/// The coming days, from the days in the question's range. Refuses what there are too few days for, and a
/// what-if that the desk's past cannot answer.
ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question, const ForecastAsked& asked);

}  // namespace tix::desk
