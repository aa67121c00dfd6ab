// Addresses are facts with a text; the table of them is a projection, for looking up.
#include "store/people/customer_addresses.hpp"

#include "store/people/customer_facts.hpp"
#include "store/people/people_store.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/mail_address.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace tix::store {
namespace {

struct OwnedAddress {
  CustomerAddress address;
  CustomerId customer = {};
  bool bouncing = false;

  friend bool operator==(const OwnedAddress&, const OwnedAddress&) = default;
};

void put_address(Database& database, const CustomerAddress& address, CustomerId customer) {
  database.query("address_put").run(address.kind, address.channel, address.value, customer);
}

void store_bouncing(Database& database, const CustomerAddress& address, bool bouncing) {
  database.query("address_set_bouncing").run(bouncing, address.kind, address.channel, address.value);
}

/// Returns nullopt for an address that nobody has.
std::optional<OwnedAddress> standing_of(Database& database, std::string_view mail) {
  OwnedAddress owned{.address = read_customer_address(mail, {})};
  Query row = database.query("address_standing");
  if (!row.bind(owned.address.kind, owned.address.channel, owned.address.value).step()) return std::nullopt;
  row.read(owned.customer, owned.bouncing);
  return owned;
}

CustomerId add_customer(Database& database, const CustomerAddress& address) {
  const CustomerId added = database.query("customer_add").value<CustomerId>(address.text()).value();
  put_address(database, address, added);
  return added;
}

/// What the facts so far give.
class AddressReplay {
 public:
  void apply(const CustomerFact& fact) {
    if (fact.kind == CustomerFactKind::address_added) add(fact);
    if (fact.kind == CustomerFactKind::address_removed) remove(fact);
    if (fact.kind == CustomerFactKind::bouncing) set_bouncing(fact, true);
    if (fact.kind == CustomerFactKind::reached) set_bouncing(fact, false);
  }
  /// Returns the addresses in the order in which they were added.
  std::vector<OwnedAddress> result() && {
    std::vector<std::pair<std::int64_t, OwnedAddress>> numbered;
    for (auto& [key, held] : held_) numbered.push_back(std::move(held));
    std::ranges::sort(numbered, {}, [](const auto& held) { return held.first; });
    std::vector<OwnedAddress> addresses;
    for (auto& [number, owned] : numbered) addresses.push_back(std::move(owned));
    return addresses;
  }

 private:
  using Key = std::tuple<AddressKind, std::string, std::string>;

  static Key key_of(const CustomerAddress& address) {
    return {address.kind, ascii_lower(std::string_view(address.channel)),
            ascii_lower(std::string_view(address.value))};
  }
  /// An address belongs to the first who has it.
  void add(const CustomerFact& fact) {
    OwnedAddress owned{.address = read_customer_address(fact.text, {}), .customer = fact.customer};
    const auto [at, is_new] = held_.try_emplace(key_of(owned.address), next_, owned);
    next_ += is_new ? 1 : 0;
    OwnedAddress& held = at->second.second;
    if (!is_new && held.customer == fact.customer) held.address = std::move(owned.address);
  }
  void remove(const CustomerFact& fact) {
    const auto found = held_.find(key_of(read_customer_address(fact.text, {})));
    if (found != held_.end() && found->second.second.customer == fact.customer) held_.erase(found);
  }
  void set_bouncing(const CustomerFact& fact, bool bouncing) {
    const auto found = held_.find(key_of(read_customer_address(fact.text, {})));
    if (found != held_.end() && found->second.second.customer == fact.customer)
      found->second.second.bouncing = bouncing;
  }

  std::map<Key, std::pair<std::int64_t, OwnedAddress>> held_;
  std::int64_t next_ = 0;
};

std::vector<OwnedAddress> addresses_by_facts(Database& database) {
  AddressReplay replay;
  each_customer_fact(database, [&](const CustomerFact& fact) { replay.apply(fact); });
  return std::move(replay).result();
}

}  // namespace

std::optional<CustomerId> find_customer(Database& database, std::string_view typed,
                                        std::string_view country) {
  const std::string_view text = trimmed(typed);
  // Two customers of an older tix may have the same number in different spellings.
  if (const auto first = database.query("customer_by_address").value<CustomerId>(text)) return first;
  const CustomerAddress address = read_customer_address(text, country);
  return database.query("address_owner").value<CustomerId>(address.kind, address.channel, address.value);
}

CustomerId find_or_add_customer(Database& database, std::string_view typed, std::string_view country) {
  if (is_blank(typed)) return {};
  if (const auto known = find_customer(database, typed, country)) return *known;
  return add_customer(database, read_customer_address(typed, country));
}

CustomerId know_customer(Database& database, std::string_view typed, std::string_view country,
                         ChangeId change, Instant at) {
  if (is_blank(typed)) return {};
  if (const auto known = find_customer(database, typed, country)) return *known;
  const CustomerAddress address = read_customer_address(typed, country);
  CustomerFact fact{.customer = add_customer(database, address),
                    .change = change,
                    .at = at,
                    .kind = CustomerFactKind::known,
                    .text = {}};
  add_customer_fact(database, fact);
  fact.kind = CustomerFactKind::address_added;
  fact.text = address.text();
  add_customer_fact(database, fact);
  return fact.customer;
}

std::vector<CustomerAddress> addresses_of(Database& database, CustomerId customer) {
  std::map<std::int64_t, CustomerAddress> by_age;
  Query rows = database.query("addresses_of_customer");
  rows.bind(customer);
  std::int64_t id = 0;
  CustomerAddress address;
  while (rows.step()) {
    rows.read(id, address.kind, address.channel, address.value);
    by_age.emplace(id, address);
  }
  std::vector<CustomerAddress> addresses;
  for (auto& [age, held] : by_age) addresses.push_back(std::move(held));
  return addresses;
}

std::string customer_address(Database& database, CustomerId customer) {
  const auto row = get_customer(database, customer);
  if (!row) return {};
  const std::string& first = row->customer.address;
  if (is_mail_address(first)) return first;
  const auto addresses = addresses_of(database, customer);
  const auto mail = std::ranges::find(addresses, AddressKind::mail, &CustomerAddress::kind);
  return mail == addresses.end() ? first : mail->value;
}

void add_address(Database& database, CustomerId customer, const CustomerAddress& address, ChangeId change,
                 Instant at) {
  put_address(database, address, customer);
  add_customer_fact(database, {.customer = customer,
                               .change = change,
                               .at = at,
                               .kind = CustomerFactKind::address_added,
                               .text = address.text()});
}

void remove_address(Database& database, CustomerId customer, const CustomerAddress& address, ChangeId change,
                    Instant at) {
  database.query("address_delete").run(address.kind, address.channel, address.value, customer);
  add_customer_fact(database, {.customer = customer,
                               .change = change,
                               .at = at,
                               .kind = CustomerFactKind::address_removed,
                               .text = address.text()});
}

bool is_bouncing(Database& database, std::string_view mail) {
  const auto owned = standing_of(database, mail);
  return owned && owned->bouncing;
}

void set_bouncing(Database& database, std::string_view mail, bool bouncing, ChangeId change, Instant at) {
  const auto owned = standing_of(database, mail);
  if (!owned || owned->bouncing == bouncing) return;
  store_bouncing(database, owned->address, bouncing);
  add_customer_fact(database, {.customer = owned->customer,
                               .change = change,
                               .at = at,
                               .kind = bouncing ? CustomerFactKind::bouncing : CustomerFactKind::reached,
                               .text = owned->address.text()});
}

std::vector<std::string> first_addresses_of(Database& database, const TextPattern& pattern,
                                            std::string_view country) {
  std::vector<std::string> found;
  if (pattern.exact()) {
    const auto customer = find_customer(database, pattern.parts().front(), country);
    if (customer) found.push_back(get_customer(database, *customer)->customer.address);
    return found;
  }
  Query rows = database.query("addresses_beside_first");
  rows.bind();
  std::string text, first;
  while (rows.step()) {
    rows.read(text, first);
    if (pattern.matches(text) && !pattern.matches(first)) found.push_back(first);
  }
  return found;
}

void rebuild_addresses(Database& database) {
  database.query("addresses_clear").run();
  for (const OwnedAddress& owned : addresses_by_facts(database)) {
    put_address(database, owned.address, owned.customer);
    if (owned.bouncing) store_bouncing(database, owned.address, true);
  }
}

bool addresses_agree_with_facts(Database& database) {
  std::vector<OwnedAddress> stored;
  Query rows = database.query("addresses_all");
  rows.bind();
  while (rows.step()) {
    OwnedAddress& owned = stored.emplace_back();
    rows.read(owned.address.kind, owned.address.channel, owned.address.value, owned.customer, owned.bouncing);
  }
  return stored == addresses_by_facts(database);
}

}  // namespace tix::store
