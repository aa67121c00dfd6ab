// Statements in an order in which nothing is referred to any more.
#include "store/import/reference_data.hpp"

#include <array>
#include <string_view>

namespace tix::store {

void clear_reference_data(Database& database) {
  static constexpr std::array<std::string_view, 7> kStatements = {
      "background_clear_bindings",  "background_clear_calendars", "background_clear_desk_versions",
      "background_clear_customers", "background_clear_absences",  "background_clear_changes",
      "background_clear_names"};
  for (const std::string_view statement : kStatements) database.query(statement).run();
}

}  // namespace tix::store
