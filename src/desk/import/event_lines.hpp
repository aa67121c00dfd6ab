// The lines of `export events --format jsonl`: a whole desk as text, and what its import reads.
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

/// In the order of the lines: each rests on those before.
enum class LineKind : std::uint8_t { name, desk_version, binding, customer, change, absence, event };
inline constexpr auto kLineKindNames =
    enum_names<LineKind>({"name", "desk_version", "binding", "customer", "change", "absence", "event"});
constexpr std::string_view name_of(LineKind kind) {
  return kLineKindNames[kind];
}

/// The column that says what a line is; the first of every kind.
inline constexpr std::string_view kLineColumn = "line";
/// The column that only a redacted message has: its words are gone, which is not the same as none.
inline constexpr std::string_view kRedactedColumn = "redacted";

/// Those of `export events`, in every format.
const std::vector<Column>& event_columns();
const std::vector<Column>& columns_of(LineKind kind);
/// Those of an event, and `redacted`.
const std::vector<Column>& redacted_columns();
/// Those of an event, and what stands beside a step that fired: moment_at responsible within_s procedure.
const std::vector<Column>& fired_columns();
/// `resolution_s`: a binding's column of a clock's target.
std::string target_column(Clock clock);

}  // namespace tix::desk
