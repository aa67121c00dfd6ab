// Tickets as they were at an instant: what reading commands show and what bulk commands choose from.
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

/// Facts are valid until the visitor returns.
using FactsVisitor = std::function<void(const TicketFacts&)>;
using PastVisitor = std::function<void(const TicketFacts&, const Past&)>;

/// Sees tickets inside somebody's transaction. A ticket without events after the instant is read as stored,
/// any other is folded from its events.
class TicketView {
 public:
  /// What it looks at; all outlive the view. Bindings are asked for at the first fold.
  struct Dependencies {
    store::Database* database;
    const Desk* desk;
    const NameTable* names;
    std::function<const BindingTable&()> bindings;
  };

  explicit TicketView(Dependencies dependencies);
  TicketView(const TicketView&) = delete;

  /// How far `is:at-risk` looks ahead; 4 hours unless set.
  void set_soon(WallSeconds soon) { soon_ = soon; }

  /// A filter in the desk's words and zone; `me` stands for `@me`, times are seen from `now`.
  Filter filter(std::string_view text, const std::string& me, Instant now) const;

  /// Every ticket that matches as of `t`; of the unresolved ones only when `unresolved`. In order of id.
  /// `visit` must not write, and looks at no more of the tickets than `looked_at`.
  void each(const Filter& filter, Instant t, bool unresolved, const FactsVisitor& visit,
            TicketParts looked_at = kOtherPart);
  /// The tickets of `query` as of `t`, with as much of their past up to then as it asks for. In order of id.
  void each_past(const store::TicketQuery& query, Instant t, const PastVisitor& visit);
  /// One ticket; false when there is none as of then.
  bool one(TicketId id, Instant t, const FactsVisitor& visit);
  /// How `each` chooses.
  store::FilterSql sql(const Filter& filter, Instant t, bool unresolved) const;

 private:
  /// The ticket being shown, for the search in its messages.
  struct Shown {
    TicketId id;
    Instant t;
    std::optional<std::vector<std::string>> bodies;  ///< loaded when a word is asked for
  };

  void show(const store::StoredTicket& stored, Instant t, const FactsVisitor& visit);
  void show_folded(TicketId id, Instant t, const PastVisitor& visit);
  TicketFacts facts(const Ticket& ticket, std::span<const ClockRow> clocks, const Customer& customer,
                    std::string_view policy, Instant t);
  bool said(const SearchWord& word);

  Dependencies ground_;
  const Zone* zone_;
  TeamTiers tiers_;
  Shown shown_;
  MessageSearch search_;
  WallSeconds soon_{4 * 3600};
};

}  // namespace tix::desk
