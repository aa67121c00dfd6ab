// A reading command's steady view of the desk as of one instant.
#pragma once

#include "desk/work/desk_in_force.hpp"
#include "desk/work/ticket_view.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/calendar/period.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/grouping.hpp"
#include "tix/report/report.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/sla/past.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/zone.hpp"

#include <functional>
#include <optional>
#include <string>

namespace tix::desk {

/// Tickets as they were at `as_of`: events after it do not exist.
class Reading {
 public:
  /// The instant asked for; times are typed in the zone of the newest desk. What they are shown under is the
  /// desk of that instant.
  using AsOf = std::function<Instant(const Zone& desk_zone)>;

  Reading(store::Database& database, const AsOf& as_of);
  Reading(const Reading&) = delete;

  store::Database& database() { return *database_; }
  const Desk& desk() const { return in_force_.desk; }
  const store::DeskVersion& version() const { return in_force_.version; }
  const NameTable& names() const { return names_; }
  Instant as_of() const { return as_of_; }
  const Zone& zone() const { return *zone_; }
  /// How far `is:at-risk` and `at_risk` look ahead; 4 hours unless set.
  void set_soon(WallSeconds soon) { view_->set_soon(soon); }

  /// A filter in this desk's words; `me` stands for `@me`.
  Filter filter(std::string_view text, const std::string& me) const;

  /// Every ticket created by as_of that matches as of then. In order of id.
  void each(const Filter& filter, const FactsVisitor& visit);
  /// Those of U(t), unresolved at `t`, which is as_of or earlier. In order of id. Here and below: `visit`
  /// looks at no more than `looked_at` of the tickets and their clocks; without kOtherPart tags, watchers,
  /// skills, extra fields and all of the customer but its number stay empty.
  void each_unresolved(const Filter& filter, Instant t, const FactsVisitor& visit,
                       TicketParts looked_at = kOtherPart);
  /// All of U(t).
  void each_unresolved(Instant t, const FactsVisitor& visit) { each_unresolved(Filter(), t, visit); }
  /// How `each`, or each_unresolved as of as_of, chooses.
  store::FilterSql sql(const Filter& filter, bool unresolved) const;
  /// Every ticket unresolved in a second of `range` or the one before it, or that left in it, with its past
  /// up to as_of, and events of some kinds at least where it left in the range. Tickets are shown as of
  /// as_of, whatever the range. In order of id.
  void each_past(const Interval& range, const PastVisitor& visit, TicketParts looked_at = kOtherPart,
                 EventKinds kinds_of_left = 0);
  /// The same of every ticket of which a clock breaks its promise in `range`, whatever happened to it since.
  void each_broken(const Interval& range, const PastVisitor& visit, TicketParts looked_at = kOtherPart);
  /// Every ticket created in `range`, with all its open intervals and spans.
  void each_created(const Interval& range, const PastVisitor& visit);
  /// As each_past, with events of these kinds at least, and then every other ticket that was rated in
  /// `range`.
  void each_handled(const Interval& range, const PastVisitor& visit, TicketParts looked_at = kOtherPart,
                    EventKinds kinds = kEveryKind);
  /// Every ticket that left in `range`, with events; clocks only where `looked_at` has kOtherPart.
  void each_left(const Interval& range, const PastVisitor& visit, TicketParts looked_at = kOtherPart);
  /// One ticket, when there is one as of then; says whether.
  bool if_there(TicketId id, const FactsVisitor& visit);
  /// One ticket. Error not_found when there is none as of then.
  void one(TicketId id, const FactsVisitor& visit);

  /// Everything the events of an existing ticket say as of then.
  Folded folded(TicketId id);

  /// What bindings promise; loaded at the first use.
  const BindingTable& bindings();

  /// Report, as_of, desk and zone data; the caller adds zone, filter and program version.
  ReportHeader header(std::string report);

 private:
  store::Database* database_;
  store::ReadSnapshot snapshot_;
  DeskInForce in_force_;
  NameTable names_;
  std::optional<BindingTable> bindings_;
  const Zone* zone_;
  Instant as_of_;
  std::optional<TicketView> view_;
};

}  // namespace tix::desk
