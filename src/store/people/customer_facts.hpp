// The history of what is known about customers.
#pragma once

#include "store/people/people_store.hpp"
#include "store/sqlite/database.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <string>
#include <vector>

namespace tix::store {

/// A fact about a customer. At any moment the last fact of a kind up to then applies; before the first one
/// the text is empty.
struct CustomerFact {
  CustomerId customer;
  ChangeId change;  ///< 0: recorded before tix kept facts
  Instant at;       ///< Instant::first(): known from the beginning
  CustomerFactKind kind = CustomerFactKind::name;
  std::string text;
};

/// Stores a fact. The caller must also set the customer's row, which has the present values.
void add_customer_fact(Database& database, const CustomerFact& fact);
/// Stores the present values of customers without any fact as facts since `at`, and adds facts for `known`
/// and the first address to customers that have none.
void fill_customer_facts(Database& database, Instant at);
/// Returns a customer's facts in order of (at, recording).
std::vector<CustomerFact> customer_facts(Database& database, CustomerId customer);
/// Visits every fact in order of recording.
void each_customer_fact(Database& database, const std::function<void(const CustomerFact&)>& visit);

/// Stores the differences from `before` to `after` as facts since `at`, and sets the customer's row.
void change_customer(Database& database, const CustomerRow& before, const CustomerRow& after, ChangeId change,
                     Instant at);
/// Returns the organisation and plan of `now` as they were known at `at`.
Customer customer_as_of(const Customer& now, const std::vector<CustomerFact>& facts, Instant at);

}  // namespace tix::store
