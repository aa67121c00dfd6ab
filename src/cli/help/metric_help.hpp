// tix help metric: what the numbers of reports mean.
#pragma once

#include <string>
#include <vector>

namespace tix::cli {

/// Formula, trap and views of every number called `NAME`, `REPORT` or `REPORT.NAME`; all their names without
/// one. Error usage for a name that no report has.
std::string metric_help(const std::vector<std::string>& names);

}  // namespace tix::cli
