// What was known of a customer when.
#pragma once

#include "store/people/people_store.hpp"
#include "store/sqlite/database.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// The last fact of a kind at or before a moment holds then; before the first one the text is empty.
struct CustomerFact {
  CustomerId customer;
  ChangeId change;  ///< 0: recorded before tix kept facts
  Instant at;       ///< Instant::first(): it came with the customer
  CustomerFactKind kind = CustomerFactKind::name;
  std::string text;
};

/// Stores a fact. The customer's row must be set as well: it has what holds now.
void add_customer_fact(Database& database, const CustomerFact& fact);
/// Returns the customer with this address; a new one becomes known at `at` by `change`. None for an empty
/// address.
CustomerId know_customer(Database& database, std::string_view address, ChangeId change, Instant at);
/// Stores what customers without any fact are now, and that those are known of whom no fact says it, since
/// `at`.
void fill_customer_facts(Database& database, Instant at);
/// Returns a customer's facts in order of (at, recording).
std::vector<CustomerFact> customer_facts(Database& database, CustomerId customer);
/// Visits every fact in order of recording.
void each_customer_fact(Database& database, const std::function<void(const CustomerFact&)>& visit);

/// Stores what differs from `before` to `after`, known since `at`, and sets the customer's row.
void change_customer(Database& database, const CustomerRow& before, const CustomerRow& after, ChangeId change,
                     Instant at);
/// Returns the organisation and plan of `now` as they were known at `at`.
Customer customer_as_of(const Customer& now, const std::vector<CustomerFact>& facts, Instant at);

}  // namespace tix::store
