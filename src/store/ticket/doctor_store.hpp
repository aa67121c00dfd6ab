// What the file itself can be asked about its health.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace tix::store {

/// Something wrong: with the file, or with one ticket's rows.
using DamageVisitor = std::function<void(TicketId ticket, const std::string& what)>;

/// Pages SQLite cannot read right, and references to what is not there.
void each_broken_page(Database& database, const DamageVisitor& visit);
/// Logs with a number missing, of another length than their ticket says, messages without their place, and
/// rows of tickets that are not there.
void each_broken_log(Database& database, const DamageVisitor& visit);
/// Tickets whose clocks stand in the wrong index: of unresolved tickets, or not.
void each_misled_clock(Database& database, const DamageVisitor& visit);

/// From the first ticket up to and with the last second in which one came or went; nothing without tickets.
std::optional<std::pair<Instant, Instant>> days_of_desk(Database& database);

}  // namespace tix::store
