// What columns of an imported file can mean: one table for `import tickets` and `import events`.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tix::desk {

enum class ImportKind : std::uint8_t {
  tickets,  ///< one row a ticket
  events    ///< one row an update
};
inline constexpr std::array<std::string_view, 2> kImportKindNames = {"tickets", "events"};
constexpr std::string_view name_of(ImportKind kind) {
  return kImportKindNames[static_cast<std::size_t>(kind)];
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
inline constexpr std::array kImportFields = {
    ImportFieldRow{ImportField::ref, "ref", true, true, false},
    ImportFieldRow{ImportField::title, "title", true, true, true},
    ImportFieldRow{ImportField::body, "body", true, false, false},
    ImportFieldRow{ImportField::requester, "requester", true, true, true},
    ImportFieldRow{ImportField::channel, "channel", true, true, true},
    ImportFieldRow{ImportField::category, "category", true, true, true},
    ImportFieldRow{ImportField::priority, "priority", true, true, true},
    ImportFieldRow{ImportField::status, "status", true, true, true},
    ImportFieldRow{ImportField::resolution, "resolution", true, true, true},
    ImportFieldRow{ImportField::hold_reason, "hold_reason", false, true, true},
    ImportFieldRow{ImportField::team, "team", true, true, true},
    ImportFieldRow{ImportField::agent, "agent", true, true, true},
    ImportFieldRow{ImportField::tags, "tags", true, true, true},
    ImportFieldRow{ImportField::created_at, "created_at", true, false, false},
    ImportFieldRow{ImportField::assigned_at, "assigned_at", true, false, false},
    ImportFieldRow{ImportField::first_response_at, "first_response_at", true, false, false},
    ImportFieldRow{ImportField::resolved_at, "resolved_at", true, false, false},
    ImportFieldRow{ImportField::closed_at, "closed_at", true, false, false},
    ImportFieldRow{ImportField::updated_at, "updated_at", true, false, false},
    ImportFieldRow{ImportField::due_at, "due_at", true, true, true},
    ImportFieldRow{ImportField::satisfaction, "satisfaction", true, false, false},
    ImportFieldRow{ImportField::at, "at", false, true, false},
    ImportFieldRow{ImportField::actor, "actor", false, true, false},
    ImportFieldRow{ImportField::message, "message", false, true, true},
    ImportFieldRow{ImportField::is_public, "public", false, true, false},
    ImportFieldRow{ImportField::activity, "activity", false, true, false},
};
inline constexpr std::size_t kImportFieldCount = kImportFields.size();
using ImportFieldSet = std::bitset<kImportFieldCount>;

constexpr bool import_fields_in_order() {
  for (std::size_t i = 0; i < kImportFieldCount; ++i)
    if (static_cast<std::size_t>(kImportFields[i].field) != i) return false;
  return kImportFieldCount == static_cast<std::size_t>(ImportField::activity) + 1;
}
static_assert(import_fields_in_order());

constexpr std::size_t index_of(ImportField field) {
  return static_cast<std::size_t>(field);
}
constexpr std::string_view name_of(ImportField field) {
  return kImportFields[index_of(field)].name;
}
constexpr bool belongs_to(const ImportFieldRow& row, ImportKind kind) {
  return kind == ImportKind::tickets ? row.in_tickets : row.in_events;
}

/// Without ASCII case; nothing when this kind of import has no such field.
std::optional<ImportField> import_field_named(std::string_view name, ImportKind kind);

}  // namespace tix::desk
