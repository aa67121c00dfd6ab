// `report forecast`, computed from a database.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/text/enum_table.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace tix::desk {

/// The options of a forecast.
struct ForecastAsked {
  std::optional<std::size_t> days = {};  ///< 1 to kForecastHorizon; nullopt: by kUsualRows
  std::uint64_t seed = 1;
  std::int64_t agents = 0;        ///< the number of additional agents, each of whom resolves the average
  std::int64_t arrivals_pct = 0;  ///< the change of arrivals in percent; -100: no arrivals
  const Desk* hours = nullptr;    ///< a desk whose working hours are tried; null: those in force
};

/// The default number of days, weeks, months, quarters or years shown, including the current one.
inline constexpr auto kUsualRows = enum_values<PeriodUnit, std::size_t>({14, 8, 6, 4, 1});

/// Forecasts the coming days, or periods if the grouping is one, from the days in the range. The grouping
/// must have no field. Throws Error{refused} if there are too few days, and for a what-if that the past of
/// the desk cannot answer.
ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question, const ForecastAsked& asked);
/// Forecasts without a what-if.
inline ReportAnswer forecast_report(Reading& reading, const ReportQuestion& question) {
  return forecast_report(reading, question, {});
}

}  // namespace tix::desk
