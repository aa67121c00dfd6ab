// Reads and writes a ticket's projections.
#include "store/ticket/ticket_store.hpp"

#include "store/ticket/text_index.hpp"
#include "store/ticket/ticket_reader.hpp"

#include <array>

namespace tix::store {
namespace {

constexpr std::array<std::string_view, 8> kClearStatements = {"spans_clear", "stays_clear", "clocks_clear",
                                                              "tags_clear",  "extra_clear", "watchers_clear",
                                                              "ccs_clear",   "needs_clear"};

/// Returns NULL for an empty reference: many tickets have none, and the column is unique.
std::optional<std::string_view> given(std::string_view ref) {
  return ref.empty() ? std::nullopt : std::optional{ref};
}
/// Returns NULL for 0: no score was asked for or given.
std::optional<int> given(int score) {
  return score == 0 ? std::nullopt : std::optional{score};
}

void put_ticket(Database& database, const Folded& folded, Extent extent) {
  const Ticket& t = folded.ticket;
  database.query("ticket_put")
      .run(t.id, given(t.ref), t.title, t.customer, t.channel, t.category, t.status, t.priority, t.team,
           t.agent, t.resolution, t.hold_reason, t.binding, t.created_at, t.updated_at, t.in_state_since,
           t.resolved_at, t.closed_at, t.opens_at, t.due_by_hand, given(t.satisfaction), t.hops, t.reopens,
           t.replies, t.unanswered, t.incidents, t.escalations, t.escalated_at, t.acknowledged_at,
           t.acknowledged_until, t.route, t.unrouted_at, extent.last_at, extent.last_seq, folded.due_at,
           folded.overdue_at, folded.next_timer_at);
}

}  // namespace

bool ticket_exists(Database& database, TicketId id) {
  return database.query("ticket_exists").value<int>(id).has_value();
}

TicketId ticket_by_ref(Database& database, std::string_view ref) {
  return database.query("ticket_by_ref").value<TicketId>(ref).value_or(TicketId{});
}

std::vector<TicketId> timed_tickets(Database& database, Instant now) {
  std::vector<TicketId> ids;
  Query rows = database.query("ticket_ids_timed");
  rows.bind(now);
  while (rows.step()) rows.read(ids.emplace_back());
  return ids;
}

TicketId next_ticket_id(Database& database) {
  return database.query("ticket_next_id").value<TicketId>().value();
}

std::int64_t count_tickets(Database& database) {
  return database.query("ticket_count").value<std::int64_t>().value();
}

void write_projection(Database& database, const Folded& folded, Extent extent, Rows rows) {
  const Ticket& t = folded.ticket;
  if (rows == Rows::may_exist)
    for (const std::string_view clear : kClearStatements) database.query(clear).run(t.id);
  index_title(database, t.id, t.title, rows);
  put_ticket(database, folded, extent);

  Query state = database.query("span_add");
  std::int64_t seq = 0;
  for (const StateInterval& s : folded.state_intervals)
    state.run(t.id, ++seq, s.from, s.to, s.status, s.priority, s.team, s.agent, s.category, s.binding,
              s.hold_reason);
  Query open_interval = database.query("stay_add");
  seq = 0;
  for (const OpenInterval& s : folded.open_intervals)
    open_interval.run(t.id, ++seq, s.from, s.to, s.opened_by, s.closed_by);
  Query clock = database.query("clock_add");
  for (const ClockRow& c : folded.clocks)
    clock.run(t.id, c.clock, c.cycle, c.started_at, c.target_no, c.target, c.due_at, c.stopped_at, c.outcome,
              c.elapsed, c.elapsed_wall, c.running_since, c.breached_at, c.reason, c.waived_at, c.has_promise,
              c.team, c.agent, c.priority, t.unresolved());
  Query tag = database.query("tag_add");
  seq = 0;
  for (const LabelId label : t.tags) tag.run(t.id, ++seq, label);
  Query watcher = database.query("watcher_add");
  seq = 0;
  for (const AgentId agent : t.watchers) watcher.run(t.id, ++seq, agent);
  Query cc = database.query("cc_add");
  seq = 0;
  for (const CustomerId customer : t.cc) cc.run(t.id, ++seq, customer);
  Query need = database.query("need_add");
  seq = 0;
  for (const auto& [skill, level] : t.skills) need.run(t.id, ++seq, skill, level);
  Query extra = database.query("extra_add");
  seq = 0;
  for (const auto& [field, value] : t.extra) extra.run(t.id, ++seq, field, value);
}

std::optional<Folded> read_projection(Database& database, TicketId id) {
  std::optional<Folded> folded;
  each_ticket(database, {.scope = TicketQuery::Scope::one, .id = id, .with_past = true},
              [&](const StoredTicket& stored) {
                folded.emplace(Folded{.ticket = stored.ticket,
                                      .state_intervals = stored.state_intervals,
                                      .open_intervals = stored.open_intervals,
                                      .clocks = stored.clocks,
                                      .due_at = stored.due_at,
                                      .overdue_at = stored.overdue_at,
                                      .next_timer_at = stored.next_timer_at});
              });
  return folded;
}

}  // namespace tix::store
