// Reads the desk file in force in a database.
#pragma once

#include "store/people/desk_store.hpp"
#include "tix/policy/policy.hpp"

#include <memory>
#include <string_view>

namespace tix::desk {

struct DeskInForce {
  Desk desk;
  store::DeskVersion version;
};

/// Returns the newest desk. Throws Error{desk} if none has been applied.
DeskInForce desk_in_force(store::Database& database);
/// Returns the desk that was in force at `at`.
DeskInForce desk_in_force(store::Database& database, Instant at);

/// Returns a version by number. Throws Error{desk} if there is none.
DeskInForce desk_version(store::Database& database, DeskVersionId id);

/// Returns the calendar of a binding's canonical text.
std::shared_ptr<const Calendar> read_calendar(std::string_view canonical);

}  // namespace tix::desk
