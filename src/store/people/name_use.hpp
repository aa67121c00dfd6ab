// Whether a name is part of any ticket's history.
#pragma once

#include "store/sqlite/database.hpp"

#include <cstdint>

namespace tix::store {

/// True when an event sets this agent or team, or was done by this agent. 0: false.
bool name_in_use(Database& database, std::int64_t name);

}  // namespace tix::store
