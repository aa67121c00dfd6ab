// Merges are facts; customer.survivor has the ends of their chains. They are few and read whole.
#include "store/people/customer_merges.hpp"

#include "store/people/customer_facts.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace tix::store {
namespace {

using Merges = std::map<CustomerId, CustomerMerge>;
using Survivors = std::map<CustomerId, CustomerId>;

Merges merges_by_facts(Database& database) {
  Merges merges;
  Query rows = database.query("customer_merges");
  rows.bind();
  CustomerFact fact;
  while (rows.step()) {
    rows.read(fact.customer, fact.change, fact.at, fact.kind, fact.text);
    const CustomerId into{whole_number(fact.text).value_or(0)};
    if (fact.kind == CustomerFactKind::merged)
      merges[fact.customer] = {into, fact.change};
    else
      merges.erase(fact.customer);
  }
  return merges;
}

/// Returns the end of the chain from `customer`; itself in a circle.
CustomerId end_of(const Merges& merges, CustomerId customer) {
  CustomerId at = customer;
  for (std::size_t steps = 0; steps <= merges.size(); ++steps) {
    const auto next = merges.find(at);
    if (next == merges.end()) return at;
    at = next->second.into;
  }
  return customer;
}

Survivors survivors_by_facts(Database& database) {
  const Merges merges = merges_by_facts(database);
  Survivors survivors;
  for (const auto& [customer, merge] : merges)
    if (const CustomerId end = end_of(merges, customer); end != customer) survivors[customer] = end;
  return survivors;
}

Survivors stored_survivors(Database& database) {
  Survivors survivors;
  Query rows = database.query("customer_survivors");
  rows.bind();
  CustomerId customer, survivor;
  while (rows.step()) {
    rows.read(customer, survivor);
    survivors[customer] = survivor;
  }
  return survivors;
}

void add_fact(Database& database, CustomerId customer, CustomerFactKind kind, CustomerId other,
              ChangeId change, Instant at) {
  add_customer_fact(
      database,
      {.customer = customer, .change = change, .at = at, .kind = kind, .text = std::to_string(other.value)});
  rebuild_survivors(database);
}

}  // namespace

std::optional<CustomerId> customer_named(Database& database, std::string_view first_address) {
  return database.query("customer_named").value<CustomerId>(first_address);
}

CustomerId survivor_of(Database& database, CustomerId customer) {
  const Survivors survivors = stored_survivors(database);
  const auto found = survivors.find(customer);
  return found == survivors.end() ? customer : found->second;
}

std::optional<CustomerMerge> merge_of(Database& database, CustomerId customer) {
  const Merges merges = merges_by_facts(database);
  const auto found = merges.find(customer);
  return found == merges.end() ? std::nullopt : std::optional(found->second);
}

void add_merge(Database& database, CustomerId customer, CustomerId into, ChangeId change, Instant at) {
  add_fact(database, customer, CustomerFactKind::merged, into, change, at);
}

void remove_merge(Database& database, CustomerId customer, CustomerId into, ChangeId change, Instant at) {
  add_fact(database, customer, CustomerFactKind::unmerged, into, change, at);
}

std::vector<TicketId> tickets_of(Database& database, CustomerId customer) {
  std::vector<TicketId> tickets;
  Query rows = database.query("tickets_of_customer");
  rows.bind(customer);
  while (rows.step()) rows.read(tickets.emplace_back());
  std::ranges::sort(tickets);
  return tickets;
}

void rebuild_survivors(Database& database) {
  Survivors survivors = survivors_by_facts(database);
  for (const auto& [customer, survivor] : stored_survivors(database)) survivors.try_emplace(customer);
  for (const auto& [customer, survivor] : survivors)
    database.query("customer_survivor_set").run(survivor, customer);
}

bool survivors_agree_with_facts(Database& database) {
  return stored_survivors(database) == survivors_by_facts(database);
}

}  // namespace tix::store
