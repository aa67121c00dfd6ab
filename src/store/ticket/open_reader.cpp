// Moves two cursors side by side.
#include "store/ticket/open_reader.hpp"

#include "store/people/desk_store.hpp"
#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_numbers.hpp"
#include "store/ticket/ticket_row.hpp"

namespace tix::store {

void each_open(Database& database, const FilterSql& chosen, const TicketVisitor& visit) {
  SideRows tickets(database, "open_tickets_from"), clocks(database, "open_clocks_from");
  PolicyNames policies(database);
  StoredTicket stored;
  Ticket& t = stored.ticket;
  for (const TicketId number :
       ticket_numbers(database, {.scope = TicketQuery::Scope::chosen, .filter = &chosen}))
    tickets.each_row(number, [&](const Query& row) {
      row.read(t.id, t.created_at, t.status, t.priority, t.team, t.agent, t.category, t.binding,
               t.hold_reason, t.opens_at, stored.last_at);
      stored.clocks.clear();
      clocks.each_row(number, [&](const Query& clock) { stored.clocks.push_back(read_clock(clock)); });
      stored.policy = policies.name_of(t.binding);
      visit(stored);
    });
}

}  // namespace tix::store
