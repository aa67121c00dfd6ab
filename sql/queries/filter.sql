-- Choosing tickets. A filter's own condition takes the place of `(TRUE)`; it speaks of `t` and of values by name.
-- Only tickets whose row still holds as of then are chosen here; the others are folded.

-- name: filter_tickets
-- The plus keeps the index of last_at out of it: nearly every ticket passes that.
-- access: read
SELECT t.id
FROM ticket AS t
WHERE +t.last_at <= :as_of
  AND (TRUE)
ORDER BY t.id;

-- name: filter_unresolved_tickets
-- access: read
-- indexed
SELECT t.id
FROM ticket AS t INDEXED BY ticket_unresolved
WHERE t.status < 4 AND +t.last_at <= :as_of
  AND (TRUE)
ORDER BY t.id;

-- name: tickets_changed_after
-- Tickets there were as of then and that have later events.
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_last WHERE last_at > :as_of AND created_at <= :as_of;

-- name: tickets_unresolved_at_changed_after
-- The same, of those that were unresolved then.
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_last
WHERE last_at > :as_of
  AND EXISTS (SELECT 1 FROM stay WHERE stay.ticket = ticket.id AND to_at > :as_of AND from_at <= :as_of);
