// The fields that columns of an imported file can mean: one table for `import tickets` and `import events`.
#pragma once

#include "tix/text/enum_table.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tix::desk {

enum class ImportKind : std::uint8_t {
  tickets,  ///< one row per ticket
  events    ///< one row per update
};
inline constexpr auto kImportKindNames = enum_names<ImportKind>({"tickets", "events"});
constexpr std::string_view name_of(ImportKind kind) {
  return kImportKindNames[kind];
}

enum class ImportField : std::uint8_t {
  ref,
  title,
  body,
  requester,
  channel,
  category,
  priority,
  status,
  resolution,
  hold_reason,
  team,
  agent,
  tags,
  created_at,
  assigned_at,
  first_response_at,
  resolved_at,
  closed_at,
  updated_at,
  due_at,
  satisfaction,
  at,
  actor,
  message,
  is_public,
  activity
};

// Where a field may be used.
inline constexpr std::uint8_t kInTickets = 1;   ///< a column of `import tickets`
inline constexpr std::uint8_t kInEvents = 2;    ///< a column of `import events`
inline constexpr std::uint8_t kByActivity = 4;  ///< an `[activity."NAME"]` may set it

struct ImportFieldRow {
  ImportField field;
  std::string_view name;  ///< the column's header, and the key in a mapping file
  std::uint8_t uses;

  constexpr bool allows(std::uint8_t use) const { return (uses & use) != 0; }
};

/// In the order of the enumerators; ticket fields also in the order in which `export tickets` writes them.
inline constexpr auto kImportFields = enum_table(
    &ImportFieldRow::field, {{ImportField::ref, "ref", kInTickets | kInEvents},
                             {ImportField::title, "title", kInTickets | kInEvents | kByActivity},
                             {ImportField::body, "body", kInTickets},
                             {ImportField::requester, "requester", kInTickets | kInEvents | kByActivity},
                             {ImportField::channel, "channel", kInTickets | kInEvents | kByActivity},
                             {ImportField::category, "category", kInTickets | kInEvents | kByActivity},
                             {ImportField::priority, "priority", kInTickets | kInEvents | kByActivity},
                             {ImportField::status, "status", kInTickets | kInEvents | kByActivity},
                             {ImportField::resolution, "resolution", kInTickets | kInEvents | kByActivity},
                             {ImportField::hold_reason, "hold_reason", kInEvents | kByActivity},
                             {ImportField::team, "team", kInTickets | kInEvents | kByActivity},
                             {ImportField::agent, "agent", kInTickets | kInEvents | kByActivity},
                             {ImportField::tags, "tags", kInTickets | kInEvents | kByActivity},
                             {ImportField::created_at, "created_at", kInTickets},
                             {ImportField::assigned_at, "assigned_at", kInTickets},
                             {ImportField::first_response_at, "first_response_at", kInTickets},
                             {ImportField::resolved_at, "resolved_at", kInTickets},
                             {ImportField::closed_at, "closed_at", kInTickets},
                             {ImportField::updated_at, "updated_at", kInTickets},
                             {ImportField::due_at, "due_at", kInTickets | kInEvents | kByActivity},
                             {ImportField::satisfaction, "satisfaction", kInTickets},
                             {ImportField::at, "at", kInEvents},
                             {ImportField::actor, "actor", kInEvents},
                             {ImportField::message, "message", kInEvents | kByActivity},
                             {ImportField::is_public, "public", kInEvents},
                             {ImportField::activity, "activity", kInEvents}});
inline constexpr std::size_t kImportFieldCount = kImportFields.size();
using ImportFieldSet = std::bitset<kImportFieldCount>;

constexpr std::string_view name_of(ImportField field) {
  return kImportFields[field].name;
}
constexpr bool belongs_to(const ImportFieldRow& row, ImportKind kind) {
  return row.allows(kind == ImportKind::tickets ? kInTickets : kInEvents);
}

/// Finds a field by name, ignoring ASCII case. Returns nullopt if this kind of import has no such field.
std::optional<ImportField> import_field_named(std::string_view name, ImportKind kind);

}  // namespace tix::desk
