// Checks that the database can run on itself.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace tix::store {

/// Receives damage of the file (ticket 0) or of one ticket's rows.
using DamageVisitor = std::function<void(TicketId ticket, const std::string& what)>;

/// Visits pages that SQLite cannot read and references to missing rows.
void each_broken_page(Database& database, const DamageVisitor& visit);
/// Visits logs with a missing number or another length than their ticket has, messages without their event,
/// and rows of missing tickets.
void each_broken_log(Database& database, const DamageVisitor& visit);
/// Visits customers whose rows differ from their facts.
void each_misled_customer(Database& database, const DamageVisitor& visit);
/// Visits tickets whose clocks are in the wrong index (of unresolved tickets, or not).
void each_misled_clock(Database& database, const DamageVisitor& visit);

/// Returns the time from the first ticket up to and including the last second in which one was opened or
/// closed; nullopt without tickets.
std::optional<std::pair<Instant, Instant>> days_of_desk(Database& database);

}  // namespace tix::store
