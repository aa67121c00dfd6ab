// Reads the columns of tickets, clocks, intervals and firings.
#include "store/ticket/ticket_row.hpp"

namespace tix::store {

void read_ticket(const Query& row, StoredTicket& into) {
  Ticket& t = into.ticket;
  row.read(t.id, t.ref, t.title, t.customer, t.channel, t.category, t.status, t.priority, t.team, t.agent,
           t.resolution, t.hold_reason, t.binding, t.created_at, t.updated_at, t.in_state_since,
           t.resolved_at, t.closed_at, t.opens_at, t.due_by_hand, t.satisfaction, t.hops, t.reopens,
           t.replies, t.unanswered, t.incidents, t.escalations, t.escalated_at, t.acknowledged_at,
           t.acknowledged_until, t.route, t.unrouted_at, into.last_at, into.last_seq, into.due_at,
           into.overdue_at, into.next_timer_at);
}

void read_ticket_columns(const Query& row, StoredTicket& into) {
  Ticket& t = into.ticket;
  row.read(t.id, t.title, t.customer, t.status, t.priority, t.team, t.agent, t.category, t.binding,
           t.hold_reason, t.resolution, t.created_at, t.resolved_at, t.closed_at, t.opens_at, t.hops,
           t.reopens, t.replies, into.last_at);
}

ClockRow read_clock(const Query& row) {
  TicketId ticket;
  ClockRow c;
  row.read(ticket, c.clock, c.cycle, c.started_at, c.target_no, c.target, c.due_at, c.stopped_at, c.outcome,
           c.elapsed, c.elapsed_wall, c.running_since, c.breached_at, c.reason, c.waived_at, c.has_promise,
           c.team, c.agent, c.priority);
  return c;
}

OpenInterval read_open_interval(const Query& row) {
  TicketId ticket;
  OpenInterval s;
  row.read(ticket, s.from, s.to, s.opened_by, s.closed_by);
  return s;
}

StateInterval read_state_interval(const Query& row) {
  TicketId ticket;
  StateInterval s;
  row.read(ticket, s.from, s.to, s.status, s.priority, s.team, s.agent, s.category, s.binding, s.hold_reason);
  return s;
}

StoredFiring read_firing(const Query& row) {
  TicketId ticket;
  StoredFiring stored;
  Firing& firing = stored.firing;
  row.read(ticket, stored.seq, firing.moment, firing.responsible, firing.within);
  return stored;
}

}  // namespace tix::store
