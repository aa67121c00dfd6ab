// The rows of a table beside the tickets', handed out a ticket at a time.
#pragma once

#include "store/database.hpp"
#include "store/statements.hpp"
#include "tix/ids.hpp"
#include "tix/period.hpp"

#include <string_view>

namespace tix::store {

/// How a pass goes over the tables: by number costs a look-up a ticket and table, merged reads all rows.
enum class Pass { by_number, merged };
/// Merged when what ended since the range began is much of all there is, taking the desk as evenly busy.
Pass pass_for(Database& database, const Range& range);

/// The rows of one table beside the ticket's, handed out a ticket at a time. Tickets are asked for in order.
class SideRows {
 public:
  /// `of_ticket` takes a ticket; `all` takes `limits` and is in order of ticket. The first column of both is
  /// the ticket.
  template <class... Limits>
  SideRows(Database& database, Pass pass, std::string_view of_ticket, std::string_view all,
           const Limits&... limits)
      : pass_(pass), rows_(database.query(pass == Pass::merged ? all : of_ticket)) {
    if (pass_ == Pass::merged) {
      rows_.bind(limits...);
      advance();
    }
  }

  template <class Take>
  void of(TicketId ticket, const Take& take) {
    if (pass_ == Pass::by_number) {
      rows_.bind(ticket);
      while (rows_.step()) take(rows_);
      return;
    }
    while (live_ && at_ < ticket) advance();
    for (; live_ && at_ == ticket; advance()) take(rows_);
  }

 private:
  void advance() {
    live_ = rows_.step();
    if (live_) rows_.read_first(at_);
  }

  Pass pass_;
  Query rows_;
  bool live_ = false;
  TicketId at_;
};

}  // namespace tix::store
