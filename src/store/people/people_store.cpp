// Reads and writes names, customers and changes.
#include "store/people/people_store.hpp"

#include "tix/ticket/event.hpp"

#include <algorithm>

namespace tix::store {
namespace {

void read_customer(const Query& row, CustomerRow& into) {
  Customer& c = into.customer;
  row.read(c.id, c.address, into.name, c.org, c.plan);
}

void each_row(Database& database, std::string_view statement,
              const std::function<void(const CustomerRow&)>& visit) {
  Query rows = database.query(statement);
  rows.bind();
  CustomerRow customer;
  while (rows.step()) {
    read_customer(rows, customer);
    visit(customer);
  }
}

void read_change(const Query& row, Change& into) {
  row.read(into.id, into.recorded_at, into.actor, into.login, into.command, into.undoes);
}

std::optional<Change> next_change(Query& row) {
  if (!row.step()) return std::nullopt;
  Change change;
  read_change(row, change);
  return change;
}

}  // namespace

NameTable load_names(Database& database) {
  NameTable names;
  Query rows = database.query("names_all");
  rows.bind();
  while (rows.step()) {
    NameTable::Entry entry{};
    rows.read(entry.id, entry.kind, entry.text, entry.active);
    names.load(std::move(entry));
  }
  names.mark_stored();
  return names;
}

void save_names(Database& database, NameTable& names) {
  if (names.unstored().empty()) return;
  Query put = database.query("name_put");
  const auto& entries = names.entries();
  for (const std::int64_t id : names.unstored()) {
    const auto entry = std::ranges::lower_bound(entries, id, {}, &NameTable::Entry::id);
    put.run(entry->id, entry->kind, entry->text, entry->active);
  }
  names.mark_stored();
}

bool name_in_use(Database& database, std::int64_t name) {
  if (name == 0) return false;
  const auto found =
      database.query("name_in_use").value<std::int64_t>(name, EventKind::team, EventKind::agent);
  return found.value_or(0) != 0;
}

std::optional<CustomerRow> get_customer(Database& database, CustomerId id) {
  Query row = database.query("customer_get");
  if (!row.bind(id).step()) return std::nullopt;
  CustomerRow customer;
  read_customer(row, customer);
  return customer;
}

CustomerId customer_of_ticket(Database& database, TicketId ticket) {
  return database.query("customer_of_ticket").value<CustomerId>(ticket).value_or(CustomerId{});
}

void set_customer(Database& database, const CustomerRow& row) {
  const Customer& c = row.customer;
  database.query("customer_set").run(c.address, row.name, c.org, c.plan, c.id);
}

void each_customer(Database& database, const std::function<void(const CustomerRow&)>& visit) {
  each_row(database, "customers_all", visit);
}

void each_unmerged_customer(Database& database, const std::function<void(const CustomerRow&)>& visit) {
  each_row(database, "customers_unmerged", visit);
}

void each_counted_customer(Database& database, const std::function<void(const CustomerCount&)>& visit) {
  Query rows = database.query("customers_counted");
  rows.bind();
  CustomerCount counted;
  Customer& c = counted.row.customer;
  while (rows.step()) {
    rows.read(c.id, c.address, counted.row.name, c.org, c.plan, counted.tickets, counted.unresolved);
    visit(counted);
  }
}

bool has_tickets(Database& database, CustomerId id) {
  return database.query("customer_has_tickets").value<bool>(id).value();
}

std::vector<TicketId> unresolved_of_customer(Database& database, CustomerId id) {
  std::vector<TicketId> tickets;
  Query rows = database.query("tickets_unresolved_of_customer");
  rows.bind(id);
  while (rows.step()) rows.read(tickets.emplace_back());
  return tickets;
}

ChangeId add_change(Database& database, const Change& change) {
  return database.query("change_add")
      .value<ChangeId>(change.recorded_at, change.actor, change.login, change.command, change.undoes)
      .value();
}

std::optional<Change> get_change(Database& database, ChangeId id) {
  Query row = database.query("change_get");
  row.bind(id);
  return next_change(row);
}

std::optional<Change> last_standing_change(Database& database, AgentId actor, ChangeId before) {
  Query row = database.query("change_last_standing");
  row.bind(actor, before);
  return next_change(row);
}

std::optional<Instant> last_recorded(Database& database) {
  return database.query("change_last_recorded").value<std::optional<Instant>>().value_or(std::nullopt);
}

ChangeId newest_change(Database& database) {
  return database.query("change_newest").value<ChangeId>().value();
}

void set_undoes(Database& database, ChangeId change, ChangeId undoes) {
  database.query("change_set_undoes").run(undoes, change);
}

void each_change(Database& database, const std::function<void(const Change&)>& visit) {
  Query rows = database.query("changes_all");
  rows.bind();
  Change change;
  while (rows.step()) {
    read_change(rows, change);
    visit(change);
  }
}

}  // namespace tix::store
