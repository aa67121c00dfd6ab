// Selects and combines columns of tickets.
#include "cli/input/columns.hpp"

#include "tix/report/ticket_table.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace tix::cli {

std::vector<std::string> ticket_columns(const Session& session) {
  const auto& typed = session.globals().columns;
  if (!typed) return {};
  if (typed->empty() || session.shows_all_columns()) return TicketTable::column_names();
  return session.chosen_columns();
}

Report without_empty_columns(Report report) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const auto is_filled = [&](const Row& row) { return !std::holds_alternative<std::monostate>(row[i]); };
    if (std::ranges::any_of(report.rows, is_filled)) names.push_back(report.columns[i].name);
  }
  return select_columns(std::move(report), names);
}

Report with_ticket(Report report, TicketId id) {
  report.columns.insert(report.columns.begin(), {.name = "ticket", .kind = ColumnKind::number, .key = true});
  for (Row& row : report.rows) row.insert(row.begin(), id.value);
  return report;
}

void require_pages_fit(std::size_t pages, format::Format format) {
  if (pages > 1 && format == format::Format::json)
    throw Error(ErrorKind::usage, "cannot print several tickets as one JSON object",
                "use --format jsonl for one object per line");
}

void append_rows(Report& report, Report more) {
  if (report.columns.empty()) report.columns = std::move(more.columns);
  std::move(more.rows.begin(), more.rows.end(), std::back_inserter(report.rows));
}

}  // namespace tix::cli
