// Moves one cursor over tickets and one over their tags.
#include "store/ticket/arrival_reader.hpp"

#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_numbers.hpp"

namespace tix::store {

void each_arrival(Database& database, const Interval& range, ArrivalParts parts,
                  const ArrivalVisitor& visit) {
  SideRows tickets(database, "arrivals_from");
  std::optional<SideRows> tags;
  if (parts.tags) tags.emplace(database, "tags_from");
  ArrivalRow into;
  StateInterval& now = into.now;
  TicketId same;
  for (const TicketId number :
       ticket_numbers(database, {.scope = TicketQuery::Scope::created_in, .range = range}))
    tickets.each_row(number, [&](const Query& row) {
      const auto read = [&](auto&... title) {
        row.read_first(into.ticket, into.created_at, into.last_at, now.status, now.priority, now.team,
                       now.agent, now.category, now.binding, now.hold_reason, title...);
      };
      parts.titles ? read(into.title) : read();
      into.tags.clear();
      if (tags) tags->each_row(number, [&](const Query& tag) { tag.read(same, into.tags.emplace_back()); });
      visit(into);
    });
}

Arrival get_arrival(Database& database, TicketId id, Instant as_of) {
  Query row = database.query("arrival_get");
  Arrival arrival;
  if (!row.bind(as_of, id).step()) return arrival;
  std::optional<std::int64_t> resolved, last;
  row.read(arrival.created_at, arrival.customer, arrival.overdue, resolved, last, arrival.resolution);
  arrival.resolved = resolved.has_value();
  arrival.reopened = resolved && *resolved < *last;
  return arrival;
}

}  // namespace tix::store
