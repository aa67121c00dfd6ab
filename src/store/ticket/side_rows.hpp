// Reads a side table of tickets, one ticket at a time.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/sqlite/statements.hpp"
#include "tix/ticket/ids.hpp"

#include <limits>
#include <string_view>

namespace tix::store {

/// Reads the rows of one table, one ticket at a time and in order of ticket. A cursor runs ahead: it reads
/// neighbours one after the other, steps over a small gap, looks up across a larger one, and costs nothing
/// after the last row.
class SideRows {
 public:
  /// `from` takes a ticket and returns its rows and those of all later tickets, in order; their first column
  /// is the ticket.
  SideRows(Database& database, std::string_view from) : rows_(database.query(from)) {}

  template <class Take>
  void each_row(TicketId ticket, const Take& take) {
    for (int steps = 0; at_ < ticket && begun_ && steps < kStepsToJump; ++steps) advance();
    if (at_ < ticket) jump(ticket);
    for (; at_ == ticket && !ended_; advance()) take(rows_);
  }

 private:
  /// A look-up costs about as much as this many steps.
  static constexpr int kStepsToJump = 8;
  static constexpr TicketId kAfterAll{std::numeric_limits<std::int64_t>::max()};

  void jump(TicketId ticket) {
    rows_.bind(ticket);
    begun_ = true;
    advance();
  }
  void advance() {
    ended_ = !rows_.step();
    if (ended_)
      at_ = kAfterAll;
    else
      rows_.read_first(at_);
  }

  Query rows_;
  bool begun_ = false, ended_ = false;
  TicketId at_;  ///< of the current row; before all at first
};

}  // namespace tix::store
