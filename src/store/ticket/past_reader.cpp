// Stays from their index, spans by ticket.
#include "store/ticket/past_reader.hpp"

#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_row.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace tix::store {
namespace {

struct StayOfTicket {
  TicketId ticket;
  std::int64_t seq = 0;
  Stay stay;
};

std::vector<StayOfTicket> stays_between(Database& database, const Range& range) {
  std::vector<StayOfTicket> stays;
  Query rows = database.query("stays_between");
  rows.bind(range.from, range.to);
  while (rows.step()) {
    auto& [ticket, seq, stay] = stays.emplace_back();
    rows.read(ticket, seq, stay.from, stay.to, stay.came, stay.went);
  }
  std::sort(stays.begin(), stays.end(), [](const StayOfTicket& x, const StayOfTicket& y) {
    return std::tie(x.ticket, x.seq) < std::tie(y.ticket, y.seq);
  });
  return stays;
}

}  // namespace

void each_past(Database& database, const Range& range, bool with_spans, const PastVisitor& visit) {
  const std::vector<StayOfTicket> all = stays_between(database, range);
  std::optional<SideRows> span_rows;
  if (with_spans) span_rows.emplace(database, "spans_from");
  std::vector<Stay> stays;
  std::vector<Span> spans;
  for (auto next = all.begin(); next != all.end();) {
    const TicketId ticket = next->ticket;
    stays.clear();
    for (; next != all.end() && next->ticket == ticket; ++next) stays.push_back(next->stay);
    spans.clear();
    if (span_rows) span_rows->of(ticket, [&](const Query& row) { spans.push_back(read_span(row)); });
    visit({ticket, stays, spans});
  }
}

std::optional<Instant> first_stay(Database& database) {
  return database.query("stay_first").value<std::optional<Instant>>().value_or(std::nullopt);
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
