// Reads ticket numbers from indexes and sorts them.
#include "store/ticket/ticket_numbers.hpp"

#include "store/sqlite/storage_error.hpp"
#include "store/ticket/filter_sql.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <SQLiteCpp/Statement.h>

namespace tix::store {
namespace {

using Scope = TicketQuery::Scope;

struct ScopeNumbers {
  Scope scope;
  std::string_view statement;
};

constexpr std::array kScopeNumbers = {
    ScopeNumbers{Scope::unresolved, "ticket_ids_unresolved"},
    ScopeNumbers{Scope::unresolved_at, "ticket_ids_unresolved_at"},
    ScopeNumbers{Scope::unresolved_in, "ticket_ids_unresolved_between"},
    ScopeNumbers{Scope::left_in, "ticket_ids_left_between"},
    ScopeNumbers{Scope::breached_in, "ticket_ids_breached_between"},
    ScopeNumbers{Scope::rated_in, "ticket_ids_rated_between"},
    ScopeNumbers{Scope::created_in, "ticket_ids_created_between"},
};

std::string_view statement_of(Scope scope) {
  const auto row = std::ranges::find(kScopeNumbers, scope, &ScopeNumbers::scope);
  return row->statement;
}

void bind_scope(Query& numbers, const TicketQuery& query) {
  if (query.scope == Scope::unresolved) {
    numbers.bind();
  } else if (query.scope == Scope::unresolved_at) {
    numbers.bind(query.at);
  } else {
    numbers.bind(query.range.from, query.range.to);
  }
}

/// Runs a statement prepared for one use.
std::vector<TicketId> chosen_numbers(Database& database, const FilterSql& filter) {
  return translated(database.file(), [&] {
    const ObservedStep observed(database.observer(), "(filter)", Access::read, Step::first);
    SQLite::Statement rows{database.connection(), filter.text};
    for (const auto& [name, value] : filter.values)
      std::visit([&, n = name](const auto& plain) { rows.bind(n, plain); }, value);
    std::vector<TicketId> numbers;
    while (rows.executeStep()) numbers.emplace_back(rows.getColumn(0).getInt64());
    return numbers;
  });
}

}  // namespace

std::vector<TicketId> ticket_numbers(Database& database, const TicketQuery& query) {
  if (query.scope == Scope::one) return {query.id};
  if (query.scope == Scope::chosen) return chosen_numbers(database, *query.filter);
  std::vector<TicketId> numbers;
  Query rows = database.query(statement_of(query.scope));
  bind_scope(rows, query);
  while (rows.step()) rows.read(numbers.emplace_back());
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace tix::store
