// `report forecast` over a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/text/enum_table.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace tix::desk {

struct ForecastAsked {
  std::optional<std::size_t> days = {};  ///< 1 to kForecastHorizon; see kUsualRows unless given
  std::uint64_t seed = 1;
  std::int64_t agents = 0;        ///< so many more resolve as much as each has
  std::int64_t arrivals_pct = 0;  ///< comes more; -100: nothing
  const Desk* hours = nullptr;    ///< the desk whose hours are tried
};

/// How many days, weeks, months or quarters are shown unless told, the one that has begun among them.
inline constexpr auto kUsualRows = enum_values<PeriodUnit, std::size_t>({14, 8, 6, 4, 1});

/// The coming days, or the periods of the grouping, which has no field, from the days in the question's
/// range. Refuses what there are too few days for, and a what-if that the desk's past cannot answer.
ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question, const ForecastAsked& asked);
/// The same without a what-if.
inline ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question) {
  return forecast_report(reading, question, {});
}

}  // namespace tix::desk
