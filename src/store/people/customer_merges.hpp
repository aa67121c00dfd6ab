// Customers who turned out to be one: who stands for whom.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tix::store {

/// Returns the customer with this first address, also one who was merged, or nullopt.
std::optional<CustomerId> customer_named(Database& database, std::string_view first_address);

/// Returns the customer who stands for this one: themselves, or the end of a chain of merges.
CustomerId survivor_of(Database& database, CustomerId customer);

/// One merge that was not taken back.
struct CustomerMerge {
  CustomerId into;
  ChangeId change;  ///< that recorded it; 0: unknown
};
/// Returns the merge of this customer, or nullopt for one who stands alone.
std::optional<CustomerMerge> merge_of(Database& database, CustomerId customer);

/// Merges a customer into another one, or takes it back, from `at` on. The caller folds their tickets again.
void add_merge(Database& database, CustomerId customer, CustomerId into, ChangeId change, Instant at);
void remove_merge(Database& database, CustomerId customer, CustomerId into, ChangeId change, Instant at);

/// Returns the tickets that a customer requested or gets copies of, in order.
std::vector<TicketId> tickets_of(Database& database, CustomerId customer);

/// Stores who stands for whom by the facts. A circle, which only a damaged file can have, merges nobody.
void rebuild_survivors(Database& database);
/// Returns whether what is stored is what the facts give.
bool survivors_agree_with_facts(Database& database);

}  // namespace tix::store
