// Asking a desk for its reports, for tests.
#pragma once

#include "core/report_cells.hpp"
#include "desk/backlog_report.hpp"
#include "desk/breaches_report.hpp"
#include "desk/import_desk.hpp"
#include "desk/sla_report.hpp"
#include "desk/trend_report.hpp"

#include <map>
#include <string>
#include <vector>

namespace tix::test {

using Make = desk::ReportAnswer (*)(desk::Reading&, const desk::ReportQuestion&);

/// What is asked; days are those of UTC.
struct Asked {
  Make make;
  std::string by = "none";
  std::string filter = {};
  PeriodWords words = {};
};

inline desk::ReportAnswer ask(ImportDesk& desk, Instant as_of, const Asked& asked) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  const Grouping by = Grouping::parse(asked.by);
  const Range range = parse_range(asked.words, Zone::utc(), as_of);
  PeriodRow periods(by.period() ? periods_of(range, *by.period(), Zone::utc())
                                : std::vector{Period{{}, range}});
  return asked.make(reading,
                    {reading.filter(asked.filter, "sari"), by, std::move(periods), true, &Zone::utc()});
}

inline std::string rendered(const Report& report, format::Format format) {
  std::string text;
  format::RenderOptions options;
  options.format = format;
  format::render(report, options, [&](std::string_view part) { text += part; });
  return text;
}

/// Rows and totals as CSV.
inline std::string csv_of(Report report) {
  if (!report.totals.empty()) report.rows.push_back(report.totals);
  return rendered(report, format::Format::csv);
}

}  // namespace tix::test
