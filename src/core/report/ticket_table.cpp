// The columns of tickets, one row each, and their sorting. Sort keys are computed when a ticket is added,
// since its facts do not stay valid, and rows are built only for the columns that are shown.
#include "tix/report/ticket_table.hpp"

#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {

struct TicketColumn {
  std::string_view name;
  ColumnKind kind;
  Cell (*cell)(const TicketFacts&);
};

namespace {

template <auto Member>
Cell name(const TicketFacts& f) {
  return cell_of(f.names.text(f.ticket.*Member));
}

template <auto Member>
Cell number(const TicketFacts& f) {
  return std::int64_t{f.ticket.*Member};
}

/// Returns the earliest breach, past or future, of an open headline clock that is not waived.
std::optional<Instant> breach(const TicketFacts& f) {
  std::optional<Instant> first;
  for (const ClockRow& row : f.clocks)
    if (row.presses_as_of(f.as_of) && row.breached_at && (!first || *row.breached_at < *first))
      first = row.breached_at;
  return first;
}

Cell breached_at(const TicketFacts& f) {
  const auto at = breach(f);
  return at && *at < f.as_of ? Cell{*at} : Cell{};
}

Cell due_s(const TicketFacts& f) {
  const auto due = next_due(f);
  return due ? Cell{(*due - f.as_of).count} : Cell{};
}

Cell tags(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const LabelId tag : f.ticket.tags) names.emplace_back(f.names.text(tag));
  return names;
}

Cell watchers(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const AgentId agent : f.ticket.watchers) names.emplace_back(f.names.text(agent));
  return names;
}

Cell skills(const TicketFacts& f) {
  std::vector<std::string> names;
  for (const auto& [skill, level] : f.ticket.skills)
    names.push_back(fmt::format("{}:{}", f.names.text(skill), level));
  return names;
}

Cell satisfaction(const TicketFacts& f) {
  return f.ticket.satisfaction == 0 ? Cell{} : Cell{std::int64_t{f.ticket.satisfaction}};
}

constexpr std::array kTicketColumns = {
    TicketColumn{"id", ColumnKind::number, [](const TicketFacts& f) { return Cell{f.ticket.id.value}; }},
    TicketColumn{"ref", ColumnKind::text, [](const TicketFacts& f) { return cell_of(f.ticket.ref); }},
    TicketColumn{"priority", ColumnKind::word,
                 [](const TicketFacts& f) { return cell_of(name_of(f.ticket.priority)); }},
    TicketColumn{
        "status", ColumnKind::word,
        [](const TicketFacts& f) { return cell_of(name_of(status_at(f.ticket, f.as_of, f.reopen_window))); }},
    TicketColumn{"due_s", ColumnKind::duration, due_s},
    TicketColumn{"team", ColumnKind::text, name<&Ticket::team>},
    TicketColumn{"agent", ColumnKind::text, name<&Ticket::agent>},
    TicketColumn{"customer", ColumnKind::text,
                 [](const TicketFacts& f) { return cell_of(f.customer.address); }},
    TicketColumn{"title", ColumnKind::text, [](const TicketFacts& f) { return cell_of(f.ticket.title); }},
    TicketColumn{"category", ColumnKind::text, name<&Ticket::category>},
    TicketColumn{"channel", ColumnKind::text, name<&Ticket::channel>},
    TicketColumn{"tags", ColumnKind::list, tags},
    TicketColumn{"org", ColumnKind::text, [](const TicketFacts& f) { return cell_of(f.customer.org); }},
    TicketColumn{"plan", ColumnKind::text, [](const TicketFacts& f) { return cell_of(f.customer.plan); }},
    TicketColumn{"policy", ColumnKind::text, [](const TicketFacts& f) { return cell_of(f.policy); }},
    TicketColumn{"resolution", ColumnKind::text, name<&Ticket::resolution>},
    TicketColumn{"hold_reason", ColumnKind::text, name<&Ticket::hold_reason>},
    TicketColumn{"overdue", ColumnKind::flag, [](const TicketFacts& f) { return Cell{is_overdue(f)}; }},
    TicketColumn{"due_at", ColumnKind::instant, [](const TicketFacts& f) { return cell_of(next_due(f)); }},
    TicketColumn{"breached_at", ColumnKind::instant, breached_at},
    TicketColumn{"created_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return Cell{f.ticket.created_at}; }},
    TicketColumn{"updated_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return Cell{f.ticket.updated_at}; }},
    TicketColumn{"resolved_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return cell_of(f.ticket.resolved_at); }},
    TicketColumn{"closed_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return cell_of(f.ticket.closed_at); }},
    TicketColumn{"age_s", ColumnKind::duration,
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.created_at).count}; }},
    TicketColumn{"idle_s", ColumnKind::duration,
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.updated_at).count}; }},
    TicketColumn{"in_state_s", ColumnKind::duration,
                 [](const TicketFacts& f) { return Cell{(f.as_of - f.ticket.in_state_since).count}; }},
    TicketColumn{"hops", ColumnKind::number, number<&Ticket::hops>},
    TicketColumn{"reopens", ColumnKind::number, number<&Ticket::reopens>},
    TicketColumn{"replies", ColumnKind::number, number<&Ticket::replies>},
    TicketColumn{"unanswered", ColumnKind::number, number<&Ticket::unanswered>},
    TicketColumn{"satisfaction", ColumnKind::number, satisfaction},
    TicketColumn{"watchers", ColumnKind::list, watchers},
    TicketColumn{"opens_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return cell_of(f.ticket.opens_at); }},
    TicketColumn{"skills", ColumnKind::list, skills},
    TicketColumn{"route", ColumnKind::text, name<&Ticket::route>},
    TicketColumn{"unrouted_at", ColumnKind::instant,
                 [](const TicketFacts& f) { return cell_of(f.ticket.unrouted_at); }},
};

const TicketColumn& column_named(std::string_view wanted) {
  const auto found = std::ranges::find(kTicketColumns, wanted, &TicketColumn::name);
  if (found != kTicketColumns.end()) return *found;
  const auto known = TicketTable::column_names();
  throw Error(ErrorKind::usage, fmt::format("no column '{}'; accepted: {}", wanted, fmt::join(known, " ")),
              did_you_mean(wanted, known));
}

/// Returns the key of the default order: the breach, past or future, or else the due, or else an empty cell.
Cell urgency(const TicketFacts& f) {
  const auto first = breach(f);
  if (first) return *first;
  return cell_of(next_due(f));
}
constexpr TicketColumn kUrgency{"urgency", ColumnKind::instant, urgency};
constexpr TicketColumn kPriorityOrder{"priority", ColumnKind::number, [](const TicketFacts& f) {
                                        return Cell{static_cast<std::int64_t>(f.ticket.priority)};
                                      }};
constexpr TicketColumn kStatusOrder{
    "status", ColumnKind::number, [](const TicketFacts& f) {
      return Cell{static_cast<std::int64_t>(status_at(f.ticket, f.as_of, f.reopen_window))};
    }};

/// Returns the column to sort by. Priority and status sort in their own order instead of alphabetically.
const TicketColumn* sorting(const TicketColumn& column) {
  if (column.name == kPriorityOrder.name) return &kPriorityOrder;
  if (column.name == kStatusOrder.name) return &kStatusOrder;
  return &column;
}

bool is_empty(const Cell& cell) {
  return std::holds_alternative<std::monostate>(cell);
}

}  // namespace

TicketTable::TicketTable(const std::vector<std::string>& columns) {
  for (const std::string& wanted : columns.empty() ? work_list_columns() : columns)
    columns_.push_back(&column_named(wanted));
  sort_ = {{&kUrgency, false}, {&kPriorityOrder, false}, {&kTicketColumns.front(), false}};
}

// The id is always the last key, so that the order is complete and equal runs give equal output.
void TicketTable::sort_by(std::string_view fields) {
  if (fields.empty()) return;
  sort_.clear();
  while (true) {
    const std::size_t comma = std::min(fields.find(','), fields.size());
    std::string_view field = fields.substr(0, comma);
    const bool descending = field.starts_with('-');
    if (descending) field.remove_prefix(1);
    sort_.push_back({sorting(column_named(field)), descending});
    if (comma == fields.size()) break;
    fields.remove_prefix(comma + 1);
  }
  sort_.push_back({&kTicketColumns.front(), false});
}

void TicketTable::add(const TicketFacts& facts) {
  Entry& entry = rows_.emplace_back();
  for (const SortKey& key : sort_) entry.keys.push_back(key.column->cell(facts));
  for (const TicketColumn* column : columns_) entry.cells.push_back(column->cell(facts));
}

// Sorts only as many rows as are shown, which pays for a list of 50 tickets out of 100,000.
Report TicketTable::report(std::size_t limit) {
  const auto before = [&](const Entry& x, const Entry& y) {
    for (std::size_t i = 0; i < sort_.size(); ++i) {
      const Cell &a = x.keys[i], &b = y.keys[i];
      if (a == b) continue;
      if (is_empty(a) || is_empty(b)) return is_empty(b);  // none comes last, whichever way
      return sort_[i].descending ? b < a : a < b;
    }
    return false;
  };
  const std::size_t shown = std::min(limit, rows_.size());
  std::partial_sort(rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(shown), rows_.end(), before);
  Report report;
  for (const TicketColumn* column : columns_)
    report.columns.push_back({std::string(column->name), column->kind, column->name == "id"});
  for (std::size_t i = 0; i < shown; ++i) report.rows.push_back(std::move(rows_[i].cells));
  return report;
}

std::vector<std::string> TicketTable::column_names() {
  std::vector<std::string> names;
  for (const TicketColumn& column : kTicketColumns) names.emplace_back(column.name);
  return names;
}

const std::vector<std::string>& TicketTable::work_list_columns() {
  static const std::vector<std::string> kColumns = {"id",   "priority", "status", "due_s",
                                                    "team", "agent",    "title"};
  return kColumns;
}

Report ticket_report(const TicketFacts& facts) {
  TicketTable table(TicketTable::column_names());
  table.add(facts);
  return table.report(1);
}

}  // namespace tix
