// The rows of a table beside the tickets', handed out a ticket at a time.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/sqlite/statements.hpp"
#include "tix/ticket/ids.hpp"

#include <limits>
#include <string_view>

namespace tix::store {

/// The rows of one table, handed out a ticket at a time. Tickets are asked for in order. A cursor runs ahead
/// of them: neighbours are read one after the other, a gap is stepped over or jumped by a look-up, and a
/// table with nothing more costs nothing more.
class SideRows {
 public:
  /// `from` takes a ticket and gives its rows and those of all after it, in order; their first column is the
  /// ticket.
  SideRows(Database& database, std::string_view from) : rows_(database.query(from)) {}

  template <class Take>
  void of(TicketId ticket, const Take& take) {
    for (int steps = 0; at_ < ticket && begun_ && steps < kStepsToJump; ++steps) advance();
    if (at_ < ticket) jump(ticket);
    for (; at_ == ticket; advance()) take(rows_);
  }

 private:
  /// A look-up costs about what so many steps cost.
  static constexpr int kStepsToJump = 8;
  static constexpr TicketId kAfterAll{std::numeric_limits<std::int64_t>::max()};

  void jump(TicketId ticket) {
    rows_.bind(ticket);
    begun_ = true;
    advance();
  }
  void advance() {
    if (rows_.step())
      rows_.read_first(at_);
    else
      at_ = kAfterAll;
  }

  Query rows_;
  bool begun_ = false;
  TicketId at_;  ///< of the row at hand; before all at first
};

}  // namespace tix::store
