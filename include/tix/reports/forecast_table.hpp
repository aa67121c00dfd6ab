// `report forecast`: the coming days as rows, and how far they can be trusted (reports.md).
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

/// A day before, or a week, ..., as a chart shows it.
struct RowBefore {
  std::string name;
  DayPart flow;
  std::int64_t open_at_end = 0;
};

struct ForecastResult {
  Forecast forecast;
  std::optional<Forecast> as_is;   ///< the same without a what-if, where there is one
  std::vector<Column> keys;        ///< what the rows are: a `day`, a `week`, or nothing of a single one
  std::vector<std::string> names;  ///< the rows'
  std::int64_t open_now = 0;
  std::optional<std::string> empty_on;  ///< the day's name
  std::int64_t base_days = 0;
  BackTest back_test;
  std::vector<RowBefore> before;  ///< the earliest first
  DayPart so_far;                 ///< what came and went of the first row already
};

/// Columns, rows, totals and charts.
Report forecast_table(const ForecastResult& told);

}  // namespace tix
