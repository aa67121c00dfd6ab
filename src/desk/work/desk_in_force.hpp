// The desk file in force in a database, read.
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

/// The newest. Error desk when none has been applied.
DeskInForce desk_in_force(store::Database& database);
/// The one that was in force at `at`.
DeskInForce desk_in_force(store::Database& database, Instant at);

/// A former one, or the newest. Error desk when there is none of that number.
DeskInForce desk_version(store::Database& database, DeskVersionId id);

/// The calendar behind a binding's canonical text.
std::shared_ptr<const Calendar> read_calendar(std::string_view canonical);

}  // namespace tix::desk
