// Lists the columns whose numbers need attention, by name.
#include "format/cell/alarm.hpp"

#include <string_view>
#include <variant>

namespace tix::format {
namespace {

struct Alarm {
  std::string_view column;  ///< the name, or its beginning up to an underscore
  Meaning meaning;
};
constexpr Alarm kAlarms[] = {
    {"overdue", Meaning::bad}, {"breached", Meaning::bad}, {"at_risk", Meaning::warning}};

}  // namespace

Meaning alarm_of(const Cell& cell, const Column& column) {
  const auto* count = std::get_if<std::int64_t>(&cell);
  if (column.kind != ColumnKind::number || count == nullptr || *count <= 0) return Meaning::plain;
  const std::string_view name = column.name;
  for (const Alarm& alarm : kAlarms) {
    const bool begins = name.starts_with(alarm.column);
    if (begins && (name.size() == alarm.column.size() || name[alarm.column.size()] == '_'))
      return alarm.meaning;
  }
  return Meaning::plain;
}

}  // namespace tix::format
