// Writes tickets and their projections, and reads one ticket's.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tix::store {

bool ticket_exists(Database& database, TicketId id);
/// Returns the ticket with this external reference; 0 if there is none.
TicketId ticket_by_ref(Database& database, std::string_view ref);
/// Returns tickets with a step or timed rule that fires at or before `now`, the longest due first.
std::vector<TicketId> timed_tickets(Database& database, Instant now);
/// Returns the number of the next ticket. Numbers are never reused: tickets are never deleted.
TicketId next_ticket_id(Database& database);
std::int64_t count_tickets(Database& database);

/// Whether a ticket's rows may exist. An import into a new database saves the deletes.
enum class Rows { may_exist, absent };
/// The extent of a ticket's log.
struct Extent {
  Instant last_at;            ///< of the last event of any kind
  std::int64_t last_seq = 0;  ///< number of events, including undone ones
};
/// Replaces all projections of one ticket. Its names, customer and binding must be stored already; its events
/// may follow in the same transaction.
void write_projection(Database& database, const Folded& folded, Extent extent, Rows rows);
/// Returns the stored projections, to compare them with a new fold; nullopt if there is no such ticket.
std::optional<Folded> read_projection(Database& database, TicketId id);

}  // namespace tix::store
