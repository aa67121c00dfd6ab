-- Tickets by when they were created, as far as those who count them look at them.

-- name: arrivals_between
-- By a scan of all: for a range that holds much of the desk's past. Titles are read when :titles is 1.
-- access: read
SELECT id, created_at, last_at, status, priority, team, agent, category, binding, hold_reason,
  CASE :titles WHEN 1 THEN title ELSE '' END
FROM ticket NOT INDEXED WHERE created_at >= :from AND created_at < :to ORDER BY id;

-- name: arrivals_between_indexed
-- The same, at the cost of what was created then.
-- access: read
-- indexed
SELECT t.id, t.created_at, t.last_at, t.status, t.priority, t.team, t.agent, t.category, t.binding, t.hold_reason,
  CASE :titles WHEN 1 THEN t.title ELSE '' END
FROM stay INDEXED BY stay_from CROSS JOIN ticket AS t ON t.id = stay.ticket
WHERE stay.from_at >= :from AND stay.from_at < :to AND stay.came = 0 ORDER BY stay.ticket;

-- name: arrival_get
-- What became of a ticket: whether it is overdue as of :as_of, the first stay that ended with a resolve, the last
-- stay, and what the clock of its resolution measured, if it stopped by being done.
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
SELECT DISTINCT ticket FROM stay INDEXED BY stay_from WHERE from_at >= :from AND from_at < :to AND came = 0
ORDER BY ticket;
