// Asks SQLite for damage.
#include "store/ticket/doctor_store.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/people/customer_merges.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>

#include <fmt/format.h>

namespace tix::store {

void each_broken_page(Database& database, const DamageVisitor& visit) {
  Query pages = database.query("doctor_pages");
  pages.bind();
  std::string text;
  while (pages.step()) {
    pages.read(text);
    visit({}, text);
  }
  Query references = database.query("doctor_references");
  references.bind();
  std::string table, parent;
  std::optional<std::int64_t> row;
  while (references.step()) {
    references.read(table, row, parent);
    visit({}, fmt::format("a row of table {} refers to a missing row of {}", table, parent));
  }
}

void each_broken_log(Database& database, const DamageVisitor& visit) {
  TicketId ticket;
  Query logs = database.query("doctor_logs");
  logs.bind();
  std::int64_t expected = 0, count = 0;
  std::optional<std::int64_t> last;
  while (logs.step()) {
    logs.read(ticket, expected, count, last);
    if (count != expected || last.value_or(0) != expected)
      visit(ticket, fmt::format("its log has {} events, the last with number {}, but should have {}", count,
                                last.value_or(0), expected));
  }
  Query messages = database.query("doctor_lost_messages");
  messages.bind(EventKind::message);
  std::int64_t seq = 0;
  while (messages.step()) {
    messages.read(ticket, seq);
    visit(ticket, fmt::format("the body of message {} is missing", seq));
  }
  Query strays = database.query("doctor_strays");
  strays.bind();
  std::string table;
  while (strays.step()) {
    strays.read(table, ticket);
    visit(ticket, fmt::format("a row of table {} belongs to a missing ticket", table));
  }
}

void each_misled_customer(Database& database, const DamageVisitor& visit) {
  Query customers = database.query("doctor_customers");
  customers.bind();
  std::string address;
  while (customers.step()) {
    customers.read(address);
    visit({}, fmt::format("the row of customer '{}' differs from its recorded facts", address));
  }
  if (!addresses_agree_with_facts(database))
    visit({}, "the stored addresses of customers differ from their recorded facts");
  if (!survivors_agree_with_facts(database))
    visit({}, "the stored merges of customers differ from their recorded facts");
}

void each_misled_clock(Database& database, const DamageVisitor& visit) {
  Query tickets = database.query("doctor_clocks");
  tickets.bind();
  TicketId ticket;
  while (tickets.step()) {
    tickets.read(ticket);
    visit(ticket, "its clocks disagree with it on whether it is resolved");
  }
}

std::optional<std::pair<Instant, Instant>> days_of_desk(Database& database) {
  Query days = database.query("doctor_days");
  days.bind();
  std::optional<Instant> first, last;
  if (days.step()) days.read(first, last);
  if (!first || !last) return std::nullopt;
  return std::pair{*first, *last};
}

}  // namespace tix::store
