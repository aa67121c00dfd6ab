// Two cursors side by side, by index for a short range and by a scan for a long one.
#include "store/past_reader.hpp"

#include "store/side_rows.hpp"
#include "store/ticket_row.hpp"

#include <algorithm>

namespace tix::store {
void each_past(Database& database, const Range& range, bool with_spans, const PastVisitor& visit) {
  const Pass pass = pass_for(database, range);
  Query rows = database.query(pass == Pass::merged ? "stays_between" : "stays_between_indexed");
  std::optional<SideRows> span_rows;
  if (with_spans) span_rows.emplace(database, pass, "spans_of_ticket", "spans_between", range.from, range.to);
  std::vector<Stay> stays;
  std::vector<Span> spans;
  TicketId ticket;
  const auto show = [&] {
    if (stays.empty()) return;
    spans.clear();
    if (span_rows) span_rows->of(ticket, [&](const Query& row) { spans.push_back(read_span(row)); });
    visit({ticket, stays, spans});
    stays.clear();
  };
  rows.bind(range.from, range.to);
  while (rows.step()) {
    TicketId next;
    rows.read_first(next);
    if (next != ticket) show();
    ticket = next;
    stays.push_back(read_stay(rows));
  }
  show();
}

std::optional<Instant> first_stay(Database& database) {
  Query limits = database.query("stay_limits");
  limits.bind();
  std::optional<Instant> earliest, latest;
  if (limits.step()) limits.read(earliest, latest);
  return earliest;
}

std::vector<std::pair<TicketId, Lateness>> broken_promises(Database& database, const Range& range) {
  std::vector<std::pair<TicketId, Lateness>> all;
  Query rows = database.query("clocks_broken");
  rows.bind(range.to, range.from);
  while (rows.step()) {
    auto& [ticket, late] = all.emplace_back();
    rows.read(ticket, late.clock, late.breached_at, late.stopped_at, late.waived_at);
  }
  std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  return all;
}

}  // namespace tix::store
