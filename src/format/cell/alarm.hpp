// Which numbers of a table call for attention.
#pragma once

#include "tix/report/report.hpp"

namespace tix::format {

/// `bad` or `warning` for a count above 0 in a column that nobody wants to see grow, else `plain`.
Meaning alarm_of(const Cell& cell, const Column& column);

}  // namespace tix::format
