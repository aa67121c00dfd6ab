// A stable view of the desk as of one instant, for reading commands.
#pragma once

#include "desk/work/desk_in_force.hpp"
#include "desk/work/ticket_view.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/grouping.hpp"
#include "tix/report/report.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/sla/past.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/interval.hpp"
#include "tix/time/zone.hpp"

#include <functional>
#include <optional>
#include <string>

namespace tix::desk {

/// Shows tickets as they were at `as_of`: later events do not exist.
class Reading {
 public:
  /// Computes the requested instant. Times are typed in the zone of the newest desk and shown under the desk
  /// of that instant.
  using AsOf = std::function<Instant(const Zone& desk_zone)>;

  Reading(store::Database& database, const AsOf& as_of);
  Reading(const Reading&) = delete;

  store::Database& database() { return *database_; }
  const Desk& desk() const { return in_force_.desk; }
  const store::DeskVersion& version() const { return in_force_.version; }
  const NameTable& names() const { return names_; }
  Instant as_of() const { return as_of_; }
  const Zone& zone() const { return *zone_; }
  /// Sets how far `is:at-risk` and `at_risk` look ahead (default: 4 hours).
  void set_soon(WallSeconds soon) { view_->set_soon(soon); }

  /// Parses a filter with this desk's names; `me` stands for `@me`.
  Filter filter(std::string_view text, const std::string& me) const;

  /// Visits every ticket created by as_of that matches as of then, in order of id.
  void each(const Filter& filter, const FactsVisitor& visit);
  /// Visits the tickets of U(t), unresolved at `t`, which is as_of or earlier, in order of id. Here and
  /// below, `visit` may use only the `parts` of tickets and their clocks; without kOtherPart, tags, watchers,
  /// skills, extra fields and all of the customer but its number stay empty.
  void each_unresolved(const Filter& filter, Instant t, const FactsVisitor& visit,
                       TicketParts parts = kOtherPart);
  /// Visits all of U(t).
  void each_unresolved(Instant t, const FactsVisitor& visit) { each_unresolved(Filter(), t, visit); }
  /// Returns the SQL by which `each`, or each_unresolved as of as_of, selects tickets.
  store::FilterSql sql(const Filter& filter, store::Among among) const;
  /// Visits every ticket unresolved in a second of `range` or the one before it, or that left in it, with its
  /// past up to as_of, and events of at least these kinds for tickets that left in the range. Tickets are
  /// shown as of as_of, whatever the range. In order of id.
  void each_past(const Interval& range, const PastVisitor& visit, TicketParts parts = kOtherPart,
                 EventKinds kinds_of_left = 0);
  /// Visits every ticket with a clock that breaches in `range`, whatever happened to it since.
  void each_broken(const Interval& range, const PastVisitor& visit, TicketParts parts = kOtherPart);
  /// Visits every ticket created in `range`, with all its open intervals and state intervals.
  void each_created(const Interval& range, const PastVisitor& visit);
  /// Visits the tickets of each_past, with events of at least these kinds, and then every other ticket that
  /// was rated in `range`.
  void each_handled(const Interval& range, const PastVisitor& visit, TicketParts parts = kOtherPart,
                    EventKinds kinds = kEveryKind);
  /// Visits every ticket that left in `range`, with events; clocks only if `parts` has kOtherPart.
  void each_left(const Interval& range, const PastVisitor& visit, TicketParts parts = kOtherPart);
  /// Visits one ticket. Returns false if it did not exist then.
  bool if_there(TicketId id, const FactsVisitor& visit);
  /// Visits one ticket. Throws Error{not_found} if it did not exist then.
  void one(TicketId id, const FactsVisitor& visit);

  /// Returns the fold of an existing ticket's events up to then.
  Folded folded(TicketId id);

  /// Returns all bindings, loaded at the first call.
  const BindingTable& bindings();

  /// Returns a header with report, title, as_of, desk and zone data; the caller adds zone, filter and program
  /// version. `subject` is what the page is about, for its title; empty: the report.
  ReportHeader header(std::string report, std::string_view subject = {});

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
