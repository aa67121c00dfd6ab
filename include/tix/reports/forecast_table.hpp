// `report forecast`: the coming days as rows, and how far they can be trusted.
#pragma once

#include "tix/report/report.hpp"
#include "tix/report/report_description.hpp"
#include "tix/reports/forecast.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix {

extern const ReportDescription kForecast;

/// A past day, week or other unit, for the charts.
struct RowBefore {
  std::string name;
  DayPart flow;
  std::int64_t open_at_end = 0;
};

/// All that the table of a forecast shows.
struct ForecastResult {
  Forecast forecast;
  std::optional<Forecast> as_is;   ///< the forecast without the what-if; nullopt if there is no what-if
  std::vector<Column> keys;        ///< the key column, such as `day` or `week`; empty for a single row
  std::vector<std::string> names;  ///< the names of the rows
  std::int64_t open_now = 0;
  std::optional<std::string> empty_on;  ///< the name of the day of `forecast.empty_on`
  std::int64_t base_days = 0;
  BackTest back_test;
  std::vector<RowBefore> before;  ///< the earliest first
  DayPart so_far;                 ///< what came and went already in the first row, before now
};

/// Returns the report without a header.
Report forecast_table(const ForecastResult& result);

}  // namespace tix
