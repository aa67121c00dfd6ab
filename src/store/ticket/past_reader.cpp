// Reads open intervals by their index and state intervals by ticket.
#include "store/ticket/past_reader.hpp"

#include "store/ticket/side_rows.hpp"
#include "store/ticket/ticket_row.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace tix::store {
namespace {

struct TicketOpenInterval {
  TicketId ticket;
  std::int64_t seq = 0;
  OpenInterval open_interval;
};

std::vector<TicketOpenInterval> open_intervals_between(Database& database, const Interval& range) {
  std::vector<TicketOpenInterval> open_intervals;
  Query rows = database.query("stays_between");
  rows.bind(range.from, range.to);
  while (rows.step()) {
    auto& [ticket, seq, open_interval] = open_intervals.emplace_back();
    rows.read(ticket, seq, open_interval.from, open_interval.to, open_interval.opened_by,
              open_interval.closed_by);
  }
  std::ranges::sort(open_intervals, [](const TicketOpenInterval& x, const TicketOpenInterval& y) {
    return std::tie(x.ticket, x.seq) < std::tie(y.ticket, y.seq);
  });
  return open_intervals;
}

}  // namespace

void each_past(Database& database, const Interval& range, bool with_states, const PastVisitor& visit) {
  const std::vector<TicketOpenInterval> all = open_intervals_between(database, range);
  std::optional<SideRows> state_rows;
  if (with_states) state_rows.emplace(database, "spans_from");
  std::vector<OpenInterval> open_intervals;
  std::vector<StateInterval> state_intervals;
  for (auto next = all.begin(); next != all.end();) {
    const TicketId ticket = next->ticket;
    open_intervals.clear();
    for (; next != all.end() && next->ticket == ticket; ++next) open_intervals.push_back(next->open_interval);
    state_intervals.clear();
    if (state_rows)
      state_rows->each_row(ticket,
                           [&](const Query& row) { state_intervals.push_back(read_state_interval(row)); });
    visit({ticket, open_intervals, state_intervals});
  }
}

std::optional<Instant> first_stay(Database& database) {
  return database.query("stay_first").value<std::optional<Instant>>().value_or(std::nullopt);
}

std::vector<std::pair<TicketId, Lateness>> broken_promises(Database& database, const Interval& range) {
  std::vector<std::pair<TicketId, Lateness>> all;
  Query rows = database.query("clocks_broken");
  rows.bind(range.to, range.from);
  while (rows.step()) {
    auto& [ticket, late] = all.emplace_back();
    rows.read(ticket, late.clock, late.breached_at, late.stopped_at, late.waived_at);
  }
  std::ranges::sort(all, [](const auto& x, const auto& y) { return x.first < y.first; });
  return all;
}

}  // namespace tix::store
