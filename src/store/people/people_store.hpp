// Reads and writes names, customers and changes.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// Returns all names. A writer loads them inside its transaction, so that the numbers it assigns are free.
NameTable load_names(Database& database);
/// Writes added and changed names and marks them stored.
void save_names(Database& database, NameTable& names);
/// Returns true if an event sets this agent or team, or is by this agent. Returns false for 0. Reads the
/// whole log, so call it only when a desk file drops a name.
bool name_in_use(Database& database, std::int64_t name);

/// A requester as stored: the fields that filters use, and the name shown to people.
struct CustomerRow {
  Customer customer;
  std::string name;
};
std::optional<CustomerRow> get_customer(Database& database, CustomerId id);
/// Returns a ticket's requester; 0 if it has none.
CustomerId customer_of_ticket(Database& database, TicketId ticket);
/// Overwrites all columns of the row with this id.
void set_customer(Database& database, const CustomerRow& row);
/// Visit rows in order of id: all, or without those who were merged into others.
void each_customer(Database& database, const std::function<void(const CustomerRow&)>& visit);
void each_unmerged_customer(Database& database, const std::function<void(const CustomerRow&)>& visit);

/// A customer and the number of their tickets.
struct CustomerCount {
  CustomerRow row;
  std::int64_t tickets = 0, unresolved = 0;
};
/// Visits customers in order of address, without those who were merged into others.
void each_counted_customer(Database& database, const std::function<void(const CustomerCount&)>& visit);
/// Returns true if the customer is the requester of any ticket.
bool has_tickets(Database& database, CustomerId id);
std::vector<TicketId> unresolved_of_customer(Database& database, CustomerId id);

/// One command: who ran it, from which login, when tix recorded it, and which change it undoes.
struct Change {
  ChangeId id;
  Instant recorded_at;
  AgentId actor;
  std::string login;
  std::string command;
  ChangeId undoes;

  friend bool operator==(const Change&, const Change&) = default;
};
/// Stores a change and returns its number; `change.id` is ignored.
ChangeId add_change(Database& database, const Change& change);
std::optional<Change> get_change(Database& database, ChangeId id);
/// Returns the last change that was added; 0 in an empty database.
ChangeId newest_change(Database& database);
/// Returns when the last change was recorded, or nullopt in an empty database.
std::optional<Instant> last_recorded(Database& database);
/// Returns the newest change of `actor` before `before` that recorded events, is not an undo, and is not
/// undone.
std::optional<Change> last_standing_change(Database& database, AgentId actor, ChangeId before);
/// Makes `change` undo `undoes`.
void set_undoes(Database& database, ChangeId change, ChangeId undoes);
/// Visits rows in order of id.
void each_change(Database& database, const std::function<void(const Change&)>& visit);

}  // namespace tix::store
