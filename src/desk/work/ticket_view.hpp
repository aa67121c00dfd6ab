// Tickets as they were at an instant: for reading commands, and for bulk commands to select from.
#pragma once

#include "store/ticket/filter_sql.hpp"
#include "store/ticket/stored_ticket.hpp"
#include "tix/filter/filter.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/grouping.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/past.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/zone.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

/// Facts and the past are valid until the visitor returns.
using FactsVisitor = std::function<void(const TicketFacts&)>;
using PastVisitor = std::function<void(const TicketFacts&, const Past&)>;

/// Shows tickets inside the caller's transaction. A ticket without events after the instant is read as
/// stored, any other is folded from its events.
class TicketView {
 public:
  /// The sources of the view; all must outlive it. Bindings are loaded at the first fold.
  struct Dependencies {
    store::Database* database;
    const Desk* desk;
    const NameTable* names;
    std::function<const BindingTable&()> bindings;
  };

  explicit TicketView(Dependencies dependencies);
  TicketView(const TicketView&) = delete;

  /// Sets how far `is:at-risk` looks ahead (default: 4 hours).
  void set_soon(WallSeconds soon) { soon_ = soon; }

  /// Parses a filter with the desk's names and zone; `me` stands for `@me`, and times are relative to `now`.
  Filter filter(std::string_view text, const std::string& me, Instant now) const;

  /// Visits every ticket that matches as of `t`, among those of `among`, in order of id.
  /// `visit` must not write and may use only the `parts` of the tickets.
  void each(const Filter& filter, Instant t, store::Among among, const FactsVisitor& visit,
            TicketParts parts = kOtherPart);
  /// Visits the tickets of `query` as of `t`, with as much of their past up to then as it requests, in order
  /// of id.
  void each_past(const store::TicketQuery& query, Instant t, const PastVisitor& visit);
  /// Visits one ticket. Returns false if it did not exist then.
  bool one(TicketId id, Instant t, const FactsVisitor& visit);
  /// Returns the SQL by which `each` selects tickets.
  store::FilterSql sql(const Filter& filter, Instant t, store::Among among) const;

 private:
  /// The current ticket, for searches in its messages.
  struct Shown {
    TicketId id;
    Instant t;
    std::optional<std::vector<std::string>> bodies;  ///< loaded when a search needs them
  };

  void show(const store::StoredTicket& stored, Instant t, const FactsVisitor& visit);
  void show_folded(TicketId id, Instant t, const PastVisitor& visit);
  TicketFacts facts(const Ticket& ticket, std::span<const ClockRow> clocks, const Customer& customer,
                    std::string_view policy, Instant t);
  bool bodies_contain(const SearchWord& word);

  Dependencies dependencies_;
  const Zone* zone_;
  TeamTiers tiers_;
  Shown shown_;
  MessageSearch search_;
  WallSeconds soon_{4 * 3600};
};

}  // namespace tix::desk
