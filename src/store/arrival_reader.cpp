// One cursor over tickets, by index for a short range and by a scan for a long one, and tags beside it.
#include "store/arrival_reader.hpp"

#include "store/side_rows.hpp"

namespace tix::store {

void each_arrival(Database& database, const Range& range, ArrivalParts parts, const ArrivalVisitor& visit) {
  const Pass pass = pass_for(database, range);
  Query rows = database.query(pass == Pass::merged ? "arrivals_between" : "arrivals_between_indexed");
  std::optional<SideRows> tags;
  if (parts.tags) tags.emplace(database, pass, "tags_of_ticket", "tags_all");
  rows.bind(parts.titles, range.from, range.to);
  ArrivalRow row;
  Span& now = row.now;
  TicketId same;
  while (rows.step()) {
    rows.read(row.ticket, row.created_at, row.last_at, now.status, now.priority, now.team, now.agent,
              now.category, now.binding, now.hold_reason, row.title);
    row.tags.clear();
    if (tags) tags->of(row.ticket, [&](const Query& tag) { tag.read(same, row.tags.emplace_back()); });
    visit(row);
  }
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

std::optional<Instant> first_arrival(Database& database) {
  Query limits = database.query("stay_limits");
  std::optional<Instant> earliest, latest;
  if (limits.bind().step()) limits.read(earliest, latest);
  return earliest;
}

}  // namespace tix::store
