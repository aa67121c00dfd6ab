// Tickets and their projections in, and one ticket's out again.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/history.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace tix::store {

bool ticket_exists(Database& database, TicketId id);
/// The ticket with this external reference; 0 when there is none.
TicketId ticket_by_ref(Database& database, std::string_view ref);
/// The number the next ticket gets. Numbers are never given twice: tickets are never deleted.
/// Tickets of which a step or timed rule is to fire at or before `now`, first what is due longest.
std::vector<TicketId> timed_tickets(Database& database, Instant now);
TicketId next_ticket_id(Database& database);
std::int64_t count_tickets(Database& database);

/// Whether a ticket's rows are known to be absent (an import into a new database spares the deletes).
enum class Rows { may_exist, absent };
/// How far a ticket's log reaches.
struct Extent {
  Instant last_at;            ///< of the last event of any kind
  std::int64_t last_seq = 0;  ///< how many events there are, undone ones too
};
/// Replaces everything the fold says of one ticket. Names, customer
/// and binding must be stored already; events may follow in the same transaction.
void write_projection(Database& database, const Folded& folded, Extent extent, Rows rows);
/// What was written, for comparing with a new fold; nothing when there is no such ticket.
std::optional<Folded> read_projection(Database& database, TicketId id);

/// Every unresolved stretch, in order of (ticket, seq). `visit` must not write.
void each_open_interval(Database& database, const std::function<void(TicketId, const OpenInterval&)>& visit);
/// Every span, in order of (ticket, seq). `visit` must not write.
void each_state_interval(Database& database,
                         const std::function<void(TicketId, const StateInterval&)>& visit);

}  // namespace tix::store
