-- Selects tickets. The condition of a filter replaces `(TRUE)`; it refers to `t` and to named values. Only tickets whose
-- row is valid as of :as_of are selected here; the others are folded.

-- name: filter_tickets
-- The plus prevents the use of the index on last_at, which nearly every ticket passes.
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
-- Tickets that existed at :as_of and have later events.
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_last WHERE last_at > :as_of AND created_at <= :as_of;

-- name: tickets_unresolved_at_changed_after
-- The same for tickets that were unresolved at :as_of.
-- access: read
-- indexed
SELECT id FROM ticket INDEXED BY ticket_last
WHERE last_at > :as_of
  AND EXISTS (SELECT 1 FROM stay WHERE stay.ticket = ticket.id AND to_at > :as_of AND from_at <= :as_of);
