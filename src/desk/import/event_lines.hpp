// The lines of `export events --format jsonl`: a whole desk as text, which can be imported.
#pragma once

#include "tix/report/report.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/name_table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tix::desk {

/// In the order of the lines: each kind refers to those before it.
enum class LineKind : std::uint8_t {
  name,
  desk_version,
  binding,
  customer,
  change,
  customer_fact,
  absence,
  event
};
inline constexpr auto kLineKindNames = enum_names<LineKind>(
    {"name", "desk_version", "binding", "customer", "change", "customer_fact", "absence", "event"});
constexpr std::string_view name_of(LineKind kind) {
  return kLineKindNames[kind];
}

/// The first column of every line: its kind.
inline constexpr std::string_view kLineColumn = "line";
/// The column that only a redacted message has. Its body is gone, which differs from an empty one.
inline constexpr std::string_view kRedactedColumn = "redacted";

/// Returns the columns of `export events`, in every format.
const std::vector<Column>& event_columns();
const std::vector<Column>& columns_of(LineKind kind);
/// Returns the columns of an event, and `redacted`.
const std::vector<Column>& redacted_columns();
/// Returns the columns of an event, and those of a fired step: moment_at responsible within_s procedure.
const std::vector<Column>& fired_columns();
/// Returns the column of a clock's target in a binding, as `resolution_s`.
std::string target_column(Clock clock);

}  // namespace tix::desk
