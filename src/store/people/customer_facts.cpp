// A customer's particulars are few and change rarely: facts are read whole.
#include "store/people/customer_facts.hpp"

namespace tix::store {
namespace {

void read_fact(const Query& row, CustomerFact& into) {
  row.read(into.customer, into.change, into.at, into.kind, into.text);
}

}  // namespace

void add_customer_fact(Database& database, const CustomerFact& fact) {
  database.query("customer_fact_add").run(fact.customer, fact.change, fact.at, fact.kind, fact.text);
}

void fill_customer_facts(Database& database, Instant at) {
  database.query("customer_facts_fill").run(at);
  database.query("customers_known_fill").run(at);
  database.query("customers_addresses_fill").run(at);
}

std::vector<CustomerFact> customer_facts(Database& database, CustomerId customer) {
  std::vector<CustomerFact> facts;
  Query rows = database.query("customer_facts");
  rows.bind(customer);
  while (rows.step()) read_fact(rows, facts.emplace_back());
  return facts;
}

void each_customer_fact(Database& database, const std::function<void(const CustomerFact&)>& visit) {
  Query rows = database.query("customer_facts_all");
  rows.bind();
  CustomerFact fact;
  while (rows.step()) {
    read_fact(rows, fact);
    visit(fact);
  }
}

void change_customer(Database& database, const CustomerRow& before, const CustomerRow& after, ChangeId change,
                     Instant at) {
  const auto add = [&](CustomerFactKind kind, const std::string& was, const std::string& is) {
    if (was != is)
      add_customer_fact(
          database, {.customer = after.customer.id, .change = change, .at = at, .kind = kind, .text = is});
  };
  add(CustomerFactKind::name, before.name, after.name);
  add(CustomerFactKind::org, before.customer.org, after.customer.org);
  add(CustomerFactKind::plan, before.customer.plan, after.customer.plan);
  set_customer(database, after);
}

Customer customer_as_of(const Customer& now, const std::vector<CustomerFact>& facts, Instant at) {
  Customer then = now;
  then.org.clear();
  then.plan.clear();
  for (const CustomerFact& fact : facts) {
    if (fact.at > at) break;
    if (fact.kind == CustomerFactKind::org) then.org = fact.text;
    if (fact.kind == CustomerFactKind::plan) then.plan = fact.text;
  }
  return then;
}

}  // namespace tix::store
