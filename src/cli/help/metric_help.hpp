// `tix help metric`: explains the numbers of reports.
#pragma once

#include <string>
#include <vector>

namespace tix::cli {

/// Returns formula, trap and views of every number called `NAME`, `REPORT` or `REPORT.NAME`, or all their
/// names if `names` is empty. Throws Error{usage} for a name that no report has.
std::string metric_help(const std::vector<std::string>& names);

}  // namespace tix::cli
