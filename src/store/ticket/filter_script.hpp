// A filter's SQL with its values, for people.
#pragma once

#include "store/ticket/filter_sql.hpp"

#include <string>

namespace tix::store {

/// What the sqlite3 shell runs: the values as its parameters, then the statement. Printable ASCII only.
std::string shell_script(const FilterSql& sql);

}  // namespace tix::store
