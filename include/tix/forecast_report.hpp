// `report forecast`: the coming days as rows, and how far they can be trusted (reports.md).
#pragma once

#include "tix/forecast.hpp"
#include "tix/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix {

/// A day before, as a chart shows it.
struct DayBefore {
  std::string name;
  DayPart flow;
  std::int64_t open_at_end = 0;
};

struct ForecastTold {
  Forecast forecast;
  std::optional<Forecast> as_is;  ///< the same without a what-if, where there is one
  std::vector<std::string> days;  ///< the shown days' names
  std::int64_t open_now = 0;
  std::optional<std::string> empty_on;  ///< the day's name
  std::int64_t base_days = 0;
  BackTest back_test;
  std::vector<DayBefore> before;  ///< the earliest first
  DayPart today;                  ///< what came and went of the first day already
};

/// Columns, rows, totals and charts.
Report forecast_report(const ForecastTold& told);

}  // namespace tix
