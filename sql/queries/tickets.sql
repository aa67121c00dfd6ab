-- The rows of tickets, one at a time or all in order of id.

-- name: ticket_exists
-- access: read
-- indexed
SELECT 1 FROM ticket WHERE id = :id;

-- name: ticket_by_ref
-- access: read
-- indexed
SELECT id FROM ticket WHERE ref = :ref;

-- name: ticket_next_id
-- access: read
-- indexed
SELECT coalesce(max(id), 0) + 1 FROM ticket;

-- name: ticket_title
-- access: read
-- indexed
SELECT title FROM ticket WHERE id = :id;

-- name: ticket_count
-- access: read
SELECT count(*) FROM ticket;

-- name: ticket_ids_unresolved
-- Read from the index alone.
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_unresolved WHERE status < 4 ORDER BY id;

-- name: ticket_ids_unresolved_at
-- access: read
-- indexed
SELECT ticket FROM stay INDEXED BY stay_to WHERE to_at > :at AND from_at <= :at;

-- name: ticket_ids_unresolved_between
-- Tickets that were unresolved in [:from, :to) or left in it, from the index alone.
-- access: read
-- indexed
SELECT ticket FROM stay INDEXED BY stay_to WHERE to_at >= :from AND from_at < :to;

-- name: ticket_ids_left_between
-- access: read
-- indexed
SELECT ticket FROM stay INDEXED BY stay_to WHERE to_at >= :from AND to_at < :to;

-- name: ticket_ids_breached_between
-- access: read
-- indexed
SELECT ticket FROM clock INDEXED BY clock_breached WHERE breached_at >= :from AND breached_at < :to;

-- name: ticket_ids_rated_between
-- access: read
-- indexed
SELECT ticket FROM event INDEXED BY event_rated WHERE kind = 21 AND at >= :from AND at < :to;

-- name: ticket_ids_timed
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_timer WHERE next_timer_at <= :now ORDER BY next_timer_at, id;

-- name: tickets_from
-- This ticket and all later ones.
-- access: read
-- indexed
SELECT id, ref, title, customer, channel, category, status, priority, team, agent, resolution, hold_reason, binding,
  created_at, updated_at, in_state_since, resolved_at, closed_at, opens_at, due_by_hand, satisfaction, hops,
  reopens, replies, unanswered, incidents, escalations, escalated_at, acknowledged_at, acknowledged_until,
  route, unrouted_at, last_at, last_seq, due_at, overdue_at, next_timer_at
FROM ticket WHERE id >= :id ORDER BY id;

-- name: bare_tickets_from
-- The columns that most reports read.
-- access: read
-- indexed
SELECT id, title, customer, status, priority, team, agent, category, binding, hold_reason, resolution, created_at,
  resolved_at, closed_at, opens_at, hops, reopens, replies, last_at
FROM ticket WHERE id >= :id ORDER BY id;

-- name: open_tickets_from
-- The unresolved tickets, from the index alone.
-- access: read
-- indexed
SELECT id, created_at, status, priority, team, agent, category, binding, hold_reason, opens_at, last_at
FROM ticket INDEXED BY ticket_unresolved WHERE status < 4 AND id >= :id ORDER BY id;

-- name: tickets_created_by
-- access: read
SELECT id, ref, title, customer, channel, category, status, priority, team, agent, resolution, hold_reason, binding,
  created_at, updated_at, in_state_since, resolved_at, closed_at, opens_at, due_by_hand, satisfaction, hops,
  reopens, replies, unanswered, incidents, escalations, escalated_at, acknowledged_at, acknowledged_until,
  route, unrouted_at, last_at, last_seq, due_at, overdue_at, next_timer_at
FROM ticket WHERE created_at <= :at ORDER BY id;

-- name: ticket_put
-- access: write
INSERT INTO ticket (id, ref, title, customer, channel, category, status, priority, team, agent, resolution,
  hold_reason, binding, created_at, updated_at, in_state_since, resolved_at, closed_at, opens_at, due_by_hand,
  satisfaction, hops, reopens, replies, unanswered, incidents, escalations, escalated_at, acknowledged_at,
  acknowledged_until, route, unrouted_at, last_at, last_seq, due_at, overdue_at, next_timer_at)
VALUES (:id, :ref, :title, :customer, :channel, :category, :status, :priority, :team, :agent, :resolution,
  :hold_reason, :binding, :created_at, :updated_at, :in_state_since, :resolved_at, :closed_at, :opens_at,
  :due_by_hand, :satisfaction, :hops, :reopens, :replies, :unanswered, :incidents, :escalations, :escalated_at,
  :acknowledged_at, :acknowledged_until, :route, :unrouted_at, :last_at, :last_seq, :due_at, :overdue_at, :next_timer_at)
ON CONFLICT (id) DO UPDATE SET ref = excluded.ref, title = excluded.title, customer = excluded.customer,
  channel = excluded.channel, category = excluded.category, status = excluded.status, priority = excluded.priority,
  team = excluded.team, agent = excluded.agent, resolution = excluded.resolution, hold_reason = excluded.hold_reason,
  binding = excluded.binding, created_at = excluded.created_at, updated_at = excluded.updated_at,
  in_state_since = excluded.in_state_since, resolved_at = excluded.resolved_at, closed_at = excluded.closed_at,
  opens_at = excluded.opens_at, due_by_hand = excluded.due_by_hand, satisfaction = excluded.satisfaction,
  hops = excluded.hops, reopens = excluded.reopens, replies = excluded.replies, unanswered = excluded.unanswered,
  incidents = excluded.incidents, escalations = excluded.escalations, escalated_at = excluded.escalated_at,
  acknowledged_at = excluded.acknowledged_at, acknowledged_until = excluded.acknowledged_until, route = excluded.route,
  unrouted_at = excluded.unrouted_at, next_timer_at = excluded.next_timer_at,
  last_at = excluded.last_at, last_seq = excluded.last_seq, due_at = excluded.due_at, overdue_at = excluded.overdue_at;
