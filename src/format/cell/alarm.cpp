// Looks for counts in columns that should not grow.
#include "format/cell/alarm.hpp"

#include <variant>

namespace tix::format {

Alarm alarm_of(const Cell& cell, const Column& column) {
  const auto* count = std::get_if<std::int64_t>(&cell);
  return count != nullptr && *count > 0 ? column.alarm : Alarm::none;
}

}  // namespace tix::format
