// Reads tickets with one cursor per table, side by side.
#include "store/ticket/ticket_reader.hpp"

#include "store/people/desk_store.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_numbers.hpp"
#include "store/ticket/ticket_row.hpp"

#include <algorithm>
#include <vector>

namespace tix::store {
namespace {

/// A cache of customers with a fixed number of places, so that memory does not grow with the desk.
class CustomerCache {
 public:
  explicit CustomerCache(Database& database) : database_(&database), places_(1024) {}

  const Customer& find(CustomerId id) {
    Customer& place = places_[static_cast<std::size_t>(id.value) % places_.size()];
    if (place.id != id) {
      auto row = get_customer(*database_, id);
      place = row ? std::move(row->customer) : Customer{};
    }
    return place;
  }

 private:
  Database* database_;
  std::vector<Customer> places_;
};

/// Returns the undone changes: few, if any.
std::vector<ChangeId> undone_changes(Database& database) {
  std::vector<ChangeId> undone;
  Query rows = database.query("changes_undone");
  rows.bind();
  while (rows.step()) rows.read(undone.emplace_back());
  return undone;
}

/// The side tables that not every reader needs.
struct SideTables {
  explicit SideTables(Database& database)
      : tags(database, "tags_from"),
        watchers(database, "watchers_from"),
        ccs(database, "ccs_from"),
        needs(database, "needs_from"),
        customers(database) {}

  SideRows tags, watchers, ccs, needs;
  CustomerCache customers;
};

/// Events of some kinds, and firings.
struct EventColumns {
  EventColumns(Database& database, EventKinds wanted)
      : kinds(wanted),
        undone(undone_changes(database)),
        events(database, "event_columns_from"),
        firings(database, "firings_from") {}

  EventKinds kinds;
  std::vector<ChangeId> undone;
  SideRows events, firings;
};

/// Completes a ticket whose own row has been read, and passes it to the visitor.
class TicketCompletion {
 public:
  TicketCompletion(Database& database, const TicketQuery& query, const TicketVisitor& visit)
      : visit_(&visit), query_(query), policies_(database) {
    if (query.with_clocks) clocks_.emplace(database, "clocks_from");
    if (!query.columns_only) side_tables_.emplace(database);
    if (query.with_extra && !query.columns_only) extra_.emplace(database, "extra_from");
    if (query.events != 0) event_columns_.emplace(database, query.events);
    if (!query.with_past && query.events == 0) return;
    open_intervals_.emplace(database, "stays_from");
    state_intervals_.emplace(database, "spans_from");
  }

  /// Returns the ticket to read the next row into.
  StoredTicket& stored() { return stored_; }

  void show() {
    const TicketId id = stored_.ticket.id;
    if (clocks_) {
      stored_.clocks.clear();
      clocks_->each_row(id, [&](const Query& row) { stored_.clocks.push_back(read_clock(row)); });
    }
    if (side_tables_) read_side_tables(*side_tables_);
    if (extra_) read_extra(*extra_);
    if (open_intervals_) {
      stored_.open_intervals.clear();
      open_intervals_->each_row(
          id, [&](const Query& row) { stored_.open_intervals.push_back(read_open_interval(row)); });
      stored_.state_intervals.clear();
      state_intervals_->each_row(
          id, [&](const Query& row) { stored_.state_intervals.push_back(read_state_interval(row)); });
    }
    if (event_columns_) read_events(*event_columns_);
    stored_.policy = policies_.name_of(stored_.ticket.binding);
    (*visit_)(stored_);
  }

 private:
  void read_side_tables(SideTables& side_tables) {
    Ticket& t = stored_.ticket;
    TicketId same;
    t.tags.clear();
    side_tables.tags.each_row(t.id, [&](const Query& row) { row.read(same, t.tags.emplace_back()); });
    t.watchers.clear();
    side_tables.watchers.each_row(t.id, [&](const Query& row) { row.read(same, t.watchers.emplace_back()); });
    t.cc.clear();
    side_tables.ccs.each_row(t.id, [&](const Query& row) { row.read(same, t.cc.emplace_back()); });
    t.skills.clear();
    side_tables.needs.each_row(t.id, [&](const Query& row) {
      auto& [skill, level] = t.skills.emplace_back();
      row.read(same, skill, level);
    });
    if (stored_.customer.id != t.customer)
      stored_.customer = t.customer ? side_tables.customers.find(t.customer) : Customer{};
  }
  void read_extra(SideRows& extra) {
    Ticket& t = stored_.ticket;
    TicketId same;
    t.extra.clear();
    extra.each_row(t.id, [&](const Query& row) {
      auto& [field, value] = t.extra.emplace_back();
      row.read(same, field, value);
    });
  }
  /// Events are stored in the order of recording, which is nearly always the order of time.
  void read_events(EventColumns& event_columns) {
    const TicketId id = stored_.ticket.id;
    TicketId same;
    std::vector<Event>& events = stored_.events;
    events.clear();
    stored_.firings.clear();
    if (query_.events_of_left_only && !left_in(query_.range)) return;
    event_columns.events.each_row(id, [&](const Query& row) {
      EventKind kind{};
      row.read_first(same, kind);
      if ((event_columns.kinds & kinds_of({kind})) == 0) return;
      Event& e = events.emplace_back();
      row.read(same, e.kind, e.at, e.seq, e.change, e.actor, e.a, e.b);
      require_possible(id, e);
      if (std::ranges::binary_search(event_columns.undone, e.change)) events.pop_back();
    });
    if (!std::ranges::is_sorted(events, earlier)) std::ranges::sort(events, earlier);
    event_columns.firings.each_row(id,
                                   [&](const Query& row) { stored_.firings.push_back(read_firing(row)); });
  }

  bool left_in(const Interval& range) const {
    return std::ranges::any_of(stored_.open_intervals, [&](const OpenInterval& open_interval) {
      return range.contains(open_interval.to);
    });
  }

  const TicketVisitor* visit_;
  TicketQuery query_;
  PolicyNames policies_;
  std::optional<SideTables> side_tables_;
  std::optional<EventColumns> event_columns_;
  std::optional<SideRows> clocks_, extra_, open_intervals_, state_intervals_;
  StoredTicket stored_;
};

void show_numbered(Database& database, const TicketQuery& query, const std::vector<TicketId>& numbers,
                   const TicketVisitor& visit) {
  TicketCompletion completion{database, query, visit};
  const auto read = query.columns_only ? read_ticket_columns : read_ticket;
  SideRows tickets{database, query.columns_only ? "bare_tickets_from" : "tickets_from"};
  for (const TicketId number : numbers)
    tickets.each_row(number, [&](const Query& row) {
      read(row, completion.stored());
      completion.show();
    });
}

/// Visits tickets created at or before `query.at`.
void show_created(Database& database, const TicketQuery& query, const TicketVisitor& visit) {
  TicketCompletion completion{database, query, visit};
  Query rows = database.query("tickets_created_by");
  rows.bind(query.at);
  while (rows.step()) {
    read_ticket(rows, completion.stored());
    completion.show();
  }
}

}  // namespace

void each_ticket(Database& database, const TicketQuery& query, const TicketVisitor& visit) {
  if (query.scope == TicketQuery::Scope::created_by) return show_created(database, query, visit);
  show_numbered(database, query, ticket_numbers(database, query), visit);
}

}  // namespace tix::store
