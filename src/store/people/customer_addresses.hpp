// The addresses of customers: who is found by which.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/filter/text_pattern.hpp"
#include "tix/ticket/customer_address.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// Returns the customer with this address, however it is spelled, or nullopt if nobody has it. `country` is
/// what a leading 0 of a telephone number stands for.
std::optional<CustomerId> find_customer(Database& database, std::string_view typed,
                                        std::string_view country = {});
/// Returns the customer with this address, adding one if needed; 0 for an empty address.
CustomerId find_or_add_customer(Database& database, std::string_view typed, std::string_view country = {});
/// Returns the customer with this address; a new one becomes known, with the address, at `at` by `change`.
/// Returns 0 for an empty address.
CustomerId know_customer(Database& database, std::string_view typed, std::string_view country,
                         ChangeId change, Instant at);

/// Returns a customer's addresses, the oldest first.
std::vector<CustomerAddress> addresses_of(Database& database, CustomerId customer);
/// Returns the address to which mail for a customer goes, or another one if they have no mail address; empty
/// for nobody.
std::string customer_address(Database& database, CustomerId customer);
/// Adds an address that nobody else has, or sets its spelling, from `at` on.
void add_address(Database& database, CustomerId customer, const CustomerAddress& address, ChangeId change,
                 Instant at);
/// Removes an address of the customer from `at` on.
void remove_address(Database& database, CustomerId customer, const CustomerAddress& address, ChangeId change,
                    Instant at);

/// Returns whether mail to this address came back, and nothing came from it since.
bool is_bouncing(Database& database, std::string_view mail);
/// Records that mail to a customer's address came back, or that something came from it. Does nothing if that
/// is known, and for an address that nobody has.
void set_bouncing(Database& database, std::string_view mail, bool bouncing, ChangeId change, Instant at);

/// Returns the first addresses of the customers whom the pattern finds by another address: a pattern without
/// a star however the address is spelled.
std::vector<std::string> first_addresses_of(Database& database, const TextPattern& pattern,
                                            std::string_view country);

/// Stores the addresses that the facts give.
void rebuild_addresses(Database& database);
/// Returns whether the stored addresses are those that the facts give.
bool addresses_agree_with_facts(Database& database);

}  // namespace tix::store
