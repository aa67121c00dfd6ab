// What columns of an imported file can mean: one table for `import tickets` and `import events`.
#pragma once

#include "tix/text/enum_table.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tix::desk {

enum class ImportKind : std::uint8_t {
  tickets,  ///< one row a ticket
  events    ///< one row an update
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

struct ImportFieldRow {
  ImportField field;
  std::string_view name;  ///< the column's header, and the key in a mapping file
  bool in_tickets;
  bool in_events;
  bool by_activity;  ///< an `[activity."NAME"]` may set it
};

/// In the order of the enumerators; of those in tickets, the order `export tickets` writes them in.
inline constexpr auto kImportFields = enum_table(
    &ImportFieldRow::field, {{ImportField::ref, "ref", true, true, false},
                             {ImportField::title, "title", true, true, true},
                             {ImportField::body, "body", true, false, false},
                             {ImportField::requester, "requester", true, true, true},
                             {ImportField::channel, "channel", true, true, true},
                             {ImportField::category, "category", true, true, true},
                             {ImportField::priority, "priority", true, true, true},
                             {ImportField::status, "status", true, true, true},
                             {ImportField::resolution, "resolution", true, true, true},
                             {ImportField::hold_reason, "hold_reason", false, true, true},
                             {ImportField::team, "team", true, true, true},
                             {ImportField::agent, "agent", true, true, true},
                             {ImportField::tags, "tags", true, true, true},
                             {ImportField::created_at, "created_at", true, false, false},
                             {ImportField::assigned_at, "assigned_at", true, false, false},
                             {ImportField::first_response_at, "first_response_at", true, false, false},
                             {ImportField::resolved_at, "resolved_at", true, false, false},
                             {ImportField::closed_at, "closed_at", true, false, false},
                             {ImportField::updated_at, "updated_at", true, false, false},
                             {ImportField::due_at, "due_at", true, true, true},
                             {ImportField::satisfaction, "satisfaction", true, false, false},
                             {ImportField::at, "at", false, true, false},
                             {ImportField::actor, "actor", false, true, false},
                             {ImportField::message, "message", false, true, true},
                             {ImportField::is_public, "public", false, true, false},
                             {ImportField::activity, "activity", false, true, false}});
inline constexpr std::size_t kImportFieldCount = kImportFields.size();
using ImportFieldSet = std::bitset<kImportFieldCount>;

constexpr std::string_view name_of(ImportField field) {
  return kImportFields[field].name;
}
constexpr bool belongs_to(const ImportFieldRow& row, ImportKind kind) {
  return kind == ImportKind::tickets ? row.in_tickets : row.in_events;
}

/// Without ASCII case; nothing when this kind of import has no such field.
std::optional<ImportField> import_field_named(std::string_view name, ImportKind kind);

}  // namespace tix::desk
