// Finds the tickets first: rows are not replaced while they are read.
#include "desk/check/refold.hpp"

#include "desk/check/row_difference.hpp"
#include "desk/work/desk_in_force.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/customer_merges.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/sla/fold.hpp"

#include <vector>

namespace tix::desk {
namespace {

struct StaleTicket {
  TicketId id;
  store::Extent extent;
};

Folded folded_anew(store::Database& database, TicketId id, const BindingTable& bindings) {
  return fold(id, store::events_of(database, id), bindings);
}

}  // namespace

void refold(store::Database& database) {
  store::rebuild_addresses(database);
  store::rebuild_survivors(database);
  const BindingTable bindings = store::load_bindings(database, read_calendar);
  std::vector<StaleTicket> stale;
  store::each_ticket(database, store::TicketQuery{}, [&](const store::StoredTicket& stored) {
    const TicketId id = stored.ticket.id;
    if (!row_difference(*store::read_projection(database, id), folded_anew(database, id, bindings)).empty())
      stale.push_back({id, {stored.last_at, stored.last_seq}});
  });
  for (const auto& [id, extent] : stale)
    store::write_projection(database, folded_anew(database, id, bindings), extent, store::Rows::may_exist);
}

}  // namespace tix::desk
