// Which numbers of a table need attention.
#pragma once

#include "tix/report/report.hpp"

namespace tix::format {

/// Returns `bad` or `warning` for a count above 0 in a column that should not grow, otherwise `plain`.
Meaning alarm_of(const Cell& cell, const Column& column);

}  // namespace tix::format
