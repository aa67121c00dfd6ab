// What people see of a report if they ask for no columns.
#pragma once

#include "tix/report/report.hpp"
#include "tix/time/local_time.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Returns the report with its keys and main columns. Columns of nothing but zeros, or without any value, are
/// left out as well and named in the note. The totals in `totals_extra` stay.
Report main_columns(Report report);

/// Returns the report with `none` as the name of a row that has none.
Report with_named_rows(Report report);

/// Returns the title of a page: `Blue Gull Ferries: backlog by team, 7 August 2026`. `subject` is what the
/// page is about, `groups` the columns by which it is grouped, and `day` the date that it shows.
std::string page_title(std::string_view desk, std::string_view subject, const std::vector<Column>& groups,
                       Date day);

}  // namespace tix
