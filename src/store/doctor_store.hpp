// What the file itself can be asked about its health.
#pragma once

#include "store/database.hpp"
#include "tix/ids.hpp"

#include <functional>
#include <string>

namespace tix::store {

/// Something wrong: with the file, or with one ticket's rows.
using DamageVisitor = std::function<void(TicketId ticket, const std::string& what)>;

/// Pages SQLite cannot read right, and references to what is not there.
void each_broken_page(Database& database, const DamageVisitor& visit);
/// Logs with a number missing, of another length than their ticket says, messages without their place, and
/// rows of tickets that are not there.
void each_broken_log(Database& database, const DamageVisitor& visit);

}  // namespace tix::store
