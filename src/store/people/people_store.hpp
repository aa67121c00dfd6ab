// Names, customers and changes in and out.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// All names. A writer loads them inside its transaction, so that numbers it gives are free.
NameTable load_names(Database& database);
/// Writes what was added or changed, and marks it stored.
void save_names(Database& database, NameTable& names);

/// A requester as stored: what filters see, and the name shown to people.
struct CustomerRow {
  Customer customer;
  std::string name;
};
/// Nothing when nobody has this address.
std::optional<CustomerId> find_customer(Database& database, std::string_view address);
/// Empty address: none (0).
CustomerId find_or_add_customer(Database& database, std::string_view address);
std::optional<CustomerRow> get_customer(Database& database, CustomerId id);
/// Overwrites all columns of the row with this id.
void set_customer(Database& database, const CustomerRow& row);
/// In order of id.
void each_customer(Database& database, const std::function<void(const CustomerRow&)>& visit);

/// A customer and what they have asked.
struct CustomerCount {
  CustomerRow row;
  std::int64_t tickets = 0, unresolved = 0;
};
/// In order of address.
void each_counted_customer(Database& database, const std::function<void(const CustomerCount&)>& visit);
/// In order of creation.
std::vector<TicketId> unresolved_of_customer(Database& database, CustomerId id);

/// One command: who did it, from which login, when tix learned it, and which change it takes back.
struct Change {
  ChangeId id;
  Instant recorded_at;
  AgentId actor;
  std::string login;
  std::string command;
  ChangeId undoes;

  friend bool operator==(const Change&, const Change&) = default;
};
/// `change.id` is not looked at: the answer is the number given to it.
ChangeId add_change(Database& database, const Change& change);
std::optional<Change> get_change(Database& database, ChangeId id);
/// When tix learned of something last; nothing in an empty database.
std::optional<Instant> last_recorded(Database& database);
/// The newest change of `actor` before `before` that recorded events, is no undo, and is not undone.
std::optional<Change> last_standing_change(Database& database, AgentId actor, ChangeId before);
/// From here on `change` takes back `undoes`.
void set_undoes(Database& database, ChangeId change, ChangeId undoes);
/// In order of id.
void each_change(Database& database, const std::function<void(const Change&)>& visit);

}  // namespace tix::store
