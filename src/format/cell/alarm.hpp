// Which numbers of a table need attention.
#pragma once

#include "tix/report/report.hpp"

namespace tix::format {

/// Returns the alarm of the column for a count above 0, and none for other cells.
Alarm alarm_of(const Cell& cell, const Column& column);

}  // namespace tix::format
