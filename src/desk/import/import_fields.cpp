// Looks up fields by name.
#include "desk/import/import_fields.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix::desk {

std::optional<ImportField> import_field_named(std::string_view name, ImportKind kind) {
  const auto found = std::ranges::find_if(kImportFields, [&](const ImportFieldRow& row) {
    return belongs_to(row, kind) && equal_without_case(row.name, name);
  });
  return found == kImportFields.end() ? std::nullopt : std::optional(found->field);
}

}  // namespace tix::desk
