// Collects and sorts tickets. Sort keys are computed when a ticket is added, since its facts do not stay
// valid, and rows are built only for the columns that are shown.
#include "tix/report/ticket_table.hpp"

#include "core/report/ticket_columns.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

const TicketColumn& column_named(std::string_view wanted) {
  const auto found = std::ranges::find(ticket_columns(), wanted, &TicketColumn::name);
  if (found != ticket_columns().end()) return *found;
  std::vector<Column> known;
  for (const TicketColumn& column : ticket_columns()) known.push_back(column_of(column));
  throw Error(
      ErrorKind::usage,
      fmt::format("no column '{}'; accepted: {}", wanted, fmt::join(TicketTable::column_names(), " ")),
      column_hint(wanted, known));
}

/// Returns the key of the default order: the breach, past or future, or else the due, or else an empty cell.
Cell urgency(const TicketFacts& f) {
  const auto first = first_breach(f);
  if (first) return *first;
  return cell_of(next_due(f));
}
constexpr TicketColumn kUrgency{
    {.name = "urgency", .label = "urgency", .kind = ColumnKind::instant, .formula = {}, .views = {}},
    urgency};
constexpr TicketColumn kPriorityOrder{
    {.name = "priority", .label = "priority", .formula = {}, .views = {}},
    [](const TicketFacts& f) { return Cell{static_cast<std::int64_t>(f.ticket.priority)}; }};
constexpr TicketColumn kStatusOrder{
    {.name = "status", .label = "status", .formula = {}, .views = {}}, [](const TicketFacts& f) {
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
  sort_ = {{&kUrgency, false}, {&kPriorityOrder, false}, {&ticket_columns().front(), false}};
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
  sort_.push_back({&ticket_columns().front(), false});
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
  for (const TicketColumn* column : columns_) {
    report.columns.push_back(column_of(*column));
    report.columns.back().key = column->name == "id";
    report.columns.back().visibility = Visibility::always;
  }
  for (std::size_t i = 0; i < shown; ++i) report.rows.push_back(std::move(rows_[i].cells));
  return report;
}

std::vector<std::string> TicketTable::column_names() {
  std::vector<std::string> names;
  for (const TicketColumn& column : ticket_columns()) names.emplace_back(column.name);
  return names;
}

std::vector<Metric> TicketTable::metrics() {
  return {ticket_columns().begin(), ticket_columns().end()};
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
