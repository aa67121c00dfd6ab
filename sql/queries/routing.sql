-- The load of agents, their absences, and the queue.

-- name: held_tickets
-- The tickets that agents hold as of :at, except tickets with later events, which must be folded.
-- access: read
-- indexed
SELECT agent, priority, overdue_at IS NOT NULL AND overdue_at < :at,
  EXISTS (SELECT 1 FROM clock WHERE clock.ticket = ticket.id AND clock.clock = :resolution AND clock.cycle = 1
    AND clock.outcome = :running)
FROM ticket INDEXED BY ticket_held WHERE status < 4 AND agent IS NOT NULL AND last_at <= :at;

-- name: tickets_held_by
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_held WHERE status < 4 AND agent IS NOT NULL AND agent = :agent ORDER BY id;

-- name: agent_last_assigned
-- access: read
-- indexed
SELECT at FROM event INDEXED BY event_assigned WHERE kind = 8 AND a = :agent AND at <= :at
  AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = event.change)
ORDER BY at DESC LIMIT 1;

-- name: waiting_tickets
-- New and open tickets without an agent, the earliest due first, except tickets with later events, such as a pending
-- ticket that opens automatically.
-- access: read
-- indexed
SELECT id, team, route, unrouted_at IS NOT NULL, escalated_at IS NOT NULL,
  (SELECT group_concat(need.skill || ':' || need.level) FROM need WHERE need.ticket = ticket.id)
FROM ticket INDEXED BY ticket_waiting WHERE status < 4 AND agent IS NULL AND status < 2 AND last_at <= :at
ORDER BY due_at NULLS LAST, priority, id;

-- name: absence_add
-- access: write
INSERT INTO absence (agent, change, at, until_at, reason) VALUES (:agent, :change, :at, :until_at, :reason);

-- name: absence_until
-- The last absence at or before :at.
-- access: read
-- indexed
SELECT until_at FROM absence WHERE agent = :agent AND at <= :at ORDER BY at DESC, id DESC LIMIT 1;

-- name: absences_all
-- access: read
SELECT agent, change, at, until_at, reason FROM absence ORDER BY id;
