// `tix help metric`: explains the columns of reports and lists.
#pragma once

#include "tix/report/metric.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Returns the labels of the columns that a metric describes, separated by commas: `overdue %`.
std::string labels_of(const Metric& metric);

/// Returns label, unit, formula, trap and views of every column called `NAME`, `REPORT` or `REPORT.NAME`, or
/// the names and labels of all columns if `names` is empty. Throws Error{usage} for an unknown name.
std::string metric_help(const std::vector<std::string>& names);

}  // namespace tix::cli
