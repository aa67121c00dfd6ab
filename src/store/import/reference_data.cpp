// Deletes tables in an order in which no row is referred to any more.
#include "store/import/reference_data.hpp"

#include <array>
#include <string_view>

namespace tix::store {

void clear_reference_data(Database& database) {
  static constexpr std::array<std::string_view, 10> kStatements = {"reference_data_clear_bindings",
                                                                   "reference_data_clear_calendars",
                                                                   "reference_data_clear_desk_versions",
                                                                   "reference_data_clear_customer_facts",
                                                                   "addresses_clear",
                                                                   "reference_data_clear_customers",
                                                                   "reference_data_clear_absences",
                                                                   "reference_data_clear_once",
                                                                   "reference_data_clear_changes",
                                                                   "reference_data_clear_names"};
  for (const std::string_view statement : kStatements) database.query(statement).run();
}

}  // namespace tix::store
