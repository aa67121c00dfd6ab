-- Tickets by creation time, with the columns that counting reports read.

-- name: arrivals_from
-- The rows of this ticket and of all later ones. The title comes last, because not every caller reads it.
-- access: read
-- indexed
SELECT id, created_at, last_at, status, priority, team, agent, category, binding, hold_reason, title
FROM ticket WHERE id >= :id ORDER BY id;

-- name: arrival_get
-- The outcome of a ticket: whether it is overdue as of :as_of, its first stay that ended with a resolve, its last
-- stay, and the elapsed time of its resolution clock if that was stopped by a resolve.
-- access: read
-- indexed
SELECT t.created_at, t.customer, t.status < 4 AND coalesce(t.overdue_at < :as_of, 0),
  (SELECT min(seq) FROM stay WHERE ticket = t.id AND went = 1), (SELECT max(seq) FROM stay WHERE ticket = t.id),
  (SELECT elapsed_s FROM clock
   WHERE ticket = t.id AND clock = 4 AND stopped_at IS NOT NULL AND outcome IN (2, 3, 5))
FROM ticket AS t WHERE t.id = :id;

-- name: ticket_ids_created_between
-- access: read
-- indexed
SELECT ticket FROM stay INDEXED BY stay_from WHERE from_at >= :from AND from_at < :to AND came = 0;
