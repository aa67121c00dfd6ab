// A filter's SQL with its values, as a script for people.
#pragma once

#include "store/ticket/filter_sql.hpp"

#include <string>

namespace tix::store {

/// Returns a script for the sqlite3 shell: the values as parameters, then the statement. Printable ASCII
/// only.
std::string shell_script(const FilterSql& sql);

}  // namespace tix::store
