// Two cursors side by side.
#include "store/ticket/open_reader.hpp"

#include "store/people/policy_names.hpp"
#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_numbers.hpp"
#include "store/ticket/ticket_row.hpp"

namespace tix::store {

void each_open(Database& database, const FilterSql& chosen, const TicketVisitor& visit) {
  SideRows tickets(database, "open_tickets_from"), clocks(database, "open_clocks_from");
  PolicyNames policies(database);
  StoredTicket stored;
  Ticket& t = stored.ticket;
  for (const TicketId number : ticket_numbers(database, TicketQuery::chosen(chosen)))
    tickets.of(number, [&](const Query& row) {
      row.read(t.id, t.created_at, t.status, t.priority, t.team, t.agent, t.category, t.binding,
               t.hold_reason, t.opens_at, stored.last_at);
      stored.clocks.clear();
      clocks.of(number, [&](const Query& clock) { stored.clocks.push_back(read_clock(clock)); });
      stored.policy = policies.of(t.binding);
      visit(stored);
    });
}

}  // namespace tix::store
