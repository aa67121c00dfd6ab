// Tickets with their clocks, tags and fields: a few tickets by number, or all tables in one merged pass.
#include "store/ticket_reader.hpp"

#include "store/filter_sql.hpp"
#include "store/people_store.hpp"
#include "store/side_rows.hpp"
#include "store/ticket_row.hpp"
#include "tix/past.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace tix::store {
namespace {

/// Customers seen lately. A fixed number of places, so that memory does not grow with the desk.
class CustomerCache {
 public:
  explicit CustomerCache(Database& database) : database_(&database), places_(1024) {}

  const Customer& of(CustomerId id) {
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

/// Completes a ticket whose own row has been read, and shows it.
class Completion {
 public:
  Completion(Database& database, Pass pass, const TicketQuery& query, const TicketVisitor& visit)
      : database_(&database),
        visit_(&visit),
        clocks_(database, pass, "clocks_of_ticket", "clocks_all"),
        tags_(database, pass, "tags_of_ticket", "tags_all"),
        watchers_(database, pass, "watchers_of_ticket", "watchers_all"),
        needs_(database, pass, "needs_of_ticket", "needs_all"),
        customers_(database) {
    if (query.with_extra()) extra_.emplace(database, pass, "extra_of_ticket", "extra_all");
    if (query.wants_events()) {
      events_.emplace(database, pass, "deeds_of_ticket", "deeds_all");
      firings_.emplace(database, pass, "firings_of_ticket", "firings_all");
    }
    if (!query.wants_past()) return;
    stays_.emplace(database, pass, "stays_of_ticket", "stays_all");
    spans_.emplace(database, pass, "spans_of_ticket", "spans_all");
  }

  /// The ticket to read the next row into.
  StoredTicket& stored() { return stored_; }

  void show() {
    Ticket& t = stored_.ticket;
    stored_.clocks.clear();
    clocks_.of(t.id, [&](const Query& row) { stored_.clocks.push_back(read_clock(row)); });
    TicketId same;
    t.tags.clear();
    tags_.of(t.id, [&](const Query& row) { row.read(same, t.tags.emplace_back()); });
    t.watchers.clear();
    watchers_.of(t.id, [&](const Query& row) { row.read(same, t.watchers.emplace_back()); });
    t.skills.clear();
    needs_.of(t.id, [&](const Query& row) {
      auto& [skill, level] = t.skills.emplace_back();
      row.read(same, skill, level);
    });
    t.extra.clear();
    if (extra_)
      extra_->of(t.id, [&](const Query& row) {
        auto& [field, value] = t.extra.emplace_back();
        row.read(same, field, value);
      });
    stored_.stays.clear();
    stored_.spans.clear();
    if (stays_) stays_->of(t.id, [&](const Query& row) { stored_.stays.push_back(read_stay(row)); });
    if (spans_) spans_->of(t.id, [&](const Query& row) { stored_.spans.push_back(read_span(row)); });
    stored_.events.clear();
    if (events_) read_events();
    if (stored_.customer.id != t.customer)
      stored_.customer = t.customer ? customers_.of(t.customer) : Customer{};
    stored_.policy = policy_of(t.binding);
    (*visit_)(stored_);
  }

 private:
  /// They are stored in the order of writing, which is nearly always that of happening.
  void read_events() {
    TicketId same;
    events_->of(stored_.ticket.id, [&](const Query& row) {
      Event& e = stored_.events.emplace_back();
      row.read(same, e.at, e.seq, e.change, e.actor, e.kind, e.a, e.b);
    });
    stored_.firings.clear();
    firings_->of(stored_.ticket.id, [&](const Query& row) { stored_.firings.push_back(read_firing(row)); });
    if (!std::is_sorted(stored_.events.begin(), stored_.events.end(), earlier))
      std::sort(stored_.events.begin(), stored_.events.end(), earlier);
  }
  const std::string& policy_of(BindingId binding) {
    const auto known = policies_.find(binding);
    if (known != policies_.end()) return known->second;
    auto policy = database_->query("binding_policy").value<std::string>(binding);
    return policies_.emplace(binding, std::move(policy).value_or("")).first->second;
  }

  Database* database_;
  const TicketVisitor* visit_;
  SideRows clocks_;
  SideRows tags_;
  SideRows watchers_;
  SideRows needs_;
  std::optional<SideRows> extra_, stays_, spans_, events_, firings_;
  CustomerCache customers_;
  std::unordered_map<BindingId, std::string> policies_;  // as many as there are bindings: some dozens
  StoredTicket stored_;
};

/// Those created at or before `last`.
void show_merged(Database& database, const TicketQuery& query, Instant last, const TicketVisitor& visit) {
  Completion completion{database, Pass::merged, query, visit};
  Query rows = database.query("tickets_created_by");
  rows.bind(last);
  while (rows.step()) {
    read_ticket(rows, completion.stored());
    completion.show();
  }
}

void show_merged_created(Database& database, const TicketQuery& query, const TicketVisitor& visit) {
  const Range& range = query.range();
  show_merged(database, query, range.last(), [&](const StoredTicket& stored) {
    if (range.contains(stored.ticket.created_at)) visit(stored);
  });
}

void show_merged_in(Database& database, const TicketQuery& query, const TicketVisitor& visit) {
  const Range& range = query.range();
  show_merged(database, query.with_past(), range.last(), [&](const StoredTicket& stored) {
    if (was_there(stored.stays, range)) visit(stored);
  });
}

class ByNumber {
 public:
  ByNumber(Database& database, const TicketQuery& query, const TicketVisitor& visit)
      : completion_(database, Pass::by_number, query, visit), row_(database.query("ticket_get")) {}

  void show(TicketId id) {
    if (!row_.bind(id).step()) return;
    read_ticket(row_, completion_.stored());
    completion_.show();
  }
  void show_each(Query& ids) {
    TicketId id;
    while (ids.step()) {
      ids.read(id);
      show(id);
    }
  }

 private:
  Completion completion_;
  Query row_;
};

/// A statement made for one use.
SQLite::Statement prepared(Database& database, const FilterSql& sql) {
  return translated(database.file(), [&] {
    SQLite::Statement statement{database.connection(), sql.text};
    for (const auto& [name, value] : sql.values)
      std::visit([&, n = name](const auto& plain) { statement.bind(n, plain); }, value);
    return statement;
  });
}

struct ScopeIds {
  TicketQuery::Scope scope;
  std::string_view statement;  ///< gives the numbers of its tickets in order
};

constexpr std::array kScopeIds = {
    ScopeIds{TicketQuery::Scope::unresolved, "ticket_ids_unresolved"},
    ScopeIds{TicketQuery::Scope::unresolved_at, "ticket_ids_unresolved_at"},
    ScopeIds{TicketQuery::Scope::unresolved_in, "ticket_ids_unresolved_between"},
    ScopeIds{TicketQuery::Scope::breached_in, "ticket_ids_breached_between"},
    ScopeIds{TicketQuery::Scope::rated_in, "ticket_ids_rated_between"},
    ScopeIds{TicketQuery::Scope::created_in, "ticket_ids_created_between"},
};

std::string_view ids_of(TicketQuery::Scope scope) {
  const auto row = std::find_if(kScopeIds.begin(), kScopeIds.end(),
                                [&](const ScopeIds& candidate) { return candidate.scope == scope; });
  return row->statement;
}

void bind_scope(Query& ids, const TicketQuery& query) {
  using Scope = TicketQuery::Scope;
  if (query.scope() == Scope::unresolved) {
    ids.bind();
  } else if (query.scope() == Scope::unresolved_at) {
    ids.bind(query.at());
  } else {
    ids.bind(query.range().from, query.range().to);
  }
}

}  // namespace

void each_ticket(Database& database, const FilterSql& chosen, const TicketVisitor& visit) {
  ByNumber by_number{database, TicketQuery::all(), visit};
  SQLite::Statement ids = prepared(database, chosen);
  while (translated(database.file(), [&] { return ids.executeStep(); }))
    by_number.show(TicketId{ids.getColumn(0).getInt64()});
}

void each_ticket(Database& database, const TicketQuery& query, const TicketVisitor& visit) {
  using Scope = TicketQuery::Scope;
  if (query.scope() == Scope::created_by) return show_merged(database, query, query.at(), visit);
  if (query.scope() == Scope::unresolved_in && pass_for(database, query.range()) == Pass::merged)
    return show_merged_in(database, query, visit);
  if (query.scope() == Scope::created_in && pass_for(database, query.range()) == Pass::merged)
    return show_merged_created(database, query, visit);
  ByNumber by_number{database, query, visit};
  if (query.scope() == Scope::one) return by_number.show(query.id());
  Query ids = database.query(ids_of(query.scope()));
  bind_scope(ids, query);
  by_number.show_each(ids);
}

}  // namespace tix::store
