-- The projections of a ticket other than its row: spans, stays, clocks, tags, extra fields. Statements named _from return
-- the rows of a ticket and of all later ones, so that a caller that reads tickets in order can stop anywhere.

-- name: spans_from
-- access: read
-- indexed
SELECT ticket, from_at, to_at, status, priority, team, agent, category, binding, hold_reason FROM span WHERE ticket >= :ticket
ORDER BY ticket, seq;

-- name: span_add
-- access: write
INSERT INTO span (ticket, seq, from_at, to_at, status, priority, team, agent, category, binding, hold_reason)
  VALUES (:ticket, :seq, :from_at, :to_at, :status, :priority, :team, :agent, :category, :binding, :hold_reason);

-- name: spans_clear
-- access: write
-- indexed
DELETE FROM span WHERE ticket = :ticket;

-- name: stays_from
-- access: read
-- indexed
SELECT ticket, from_at, to_at, came, went FROM stay WHERE ticket >= :ticket ORDER BY ticket, seq;

-- name: stays_between
-- Stays of tickets that were unresolved in [:from, :to) or left in it, from the index alone and in its order. Costs time
-- in proportion to the stays that ended since :from.
-- access: read
-- indexed
SELECT ticket, seq, from_at, to_at, came, went FROM stay INDEXED BY stay_to WHERE to_at >= :from AND from_at < :to;

-- name: stay_first
-- access: read
-- indexed
SELECT min(from_at) FROM stay;

-- name: stay_add
-- access: write
INSERT INTO stay (ticket, seq, from_at, to_at, came, went) VALUES (:ticket, :seq, :from_at, :to_at, :came, :went);

-- name: stays_clear
-- access: write
-- indexed
DELETE FROM stay WHERE ticket = :ticket;

-- name: clocks_from
-- access: read
-- indexed
SELECT ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s, elapsed_wall_s,
  running_since, breached_at, reason, waived_at, has_promise, team, agent, priority
FROM clock WHERE ticket >= :ticket ORDER BY ticket, clock, cycle;

-- name: open_clocks_from
-- The clocks of unresolved tickets, from the index alone.
-- access: read
-- indexed
SELECT ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s, elapsed_wall_s,
  running_since, breached_at, reason, waived_at, has_promise, team, agent, priority
FROM clock INDEXED BY clock_unresolved WHERE unresolved = 1 AND ticket >= :ticket ORDER BY ticket, clock, cycle;

-- name: clocks_broken
-- Breaches before :to of clocks that are open or stopped at or after :from, from the index alone.
-- access: read
-- indexed
SELECT ticket, clock, breached_at, stopped_at, waived_at FROM clock INDEXED BY clock_late
WHERE stopped_at IS NULL AND breached_at < :to
UNION ALL
SELECT ticket, clock, breached_at, stopped_at, waived_at FROM clock INDEXED BY clock_late
WHERE stopped_at >= :from AND breached_at < :to;

-- name: clock_add
-- access: write
INSERT INTO clock (ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s,
  elapsed_wall_s, running_since, breached_at, reason, waived_at, has_promise, team, agent, priority, unresolved)
VALUES (:ticket, :clock, :cycle, :started_at, :target_no, :target_s, :due_at, :stopped_at, :outcome, :elapsed_s,
  :elapsed_wall_s, :running_since, :breached_at, :reason, :waived_at, :has_promise, :team, :agent, :priority,
  :unresolved);

-- name: clocks_clear
-- access: write
-- indexed
DELETE FROM clock WHERE ticket = :ticket;

-- name: tags_from
-- access: read
-- indexed
SELECT ticket, label FROM tag WHERE ticket >= :ticket ORDER BY ticket, position;

-- name: tag_add
-- access: write
INSERT INTO tag (ticket, position, label) VALUES (:ticket, :position, :label);

-- name: tags_clear
-- access: write
-- indexed
DELETE FROM tag WHERE ticket = :ticket;

-- name: extra_from
-- access: read
-- indexed
SELECT ticket, field, value FROM extra WHERE ticket >= :ticket ORDER BY ticket, position;

-- name: extra_add
-- access: write
INSERT INTO extra (ticket, position, field, value) VALUES (:ticket, :position, :field, :value);

-- name: extra_clear
-- access: write
-- indexed
DELETE FROM extra WHERE ticket = :ticket;

-- name: ccs_from
-- access: read
-- indexed
SELECT ticket, customer FROM cc WHERE ticket >= :ticket ORDER BY ticket, position;

-- name: cc_add
-- access: write
INSERT INTO cc (ticket, position, customer) VALUES (:ticket, :position, :customer);

-- name: ccs_clear
-- access: write
-- indexed
DELETE FROM cc WHERE ticket = :ticket;

-- name: watchers_from
-- access: read
-- indexed
SELECT ticket, agent FROM watcher WHERE ticket >= :ticket ORDER BY ticket, position;

-- name: watcher_add
-- access: write
INSERT INTO watcher (ticket, position, agent) VALUES (:ticket, :position, :agent);

-- name: watchers_clear
-- access: write
-- indexed
DELETE FROM watcher WHERE ticket = :ticket;

-- name: needs_from
-- access: read
-- indexed
SELECT ticket, skill, level FROM need WHERE ticket >= :ticket ORDER BY ticket, position;

-- name: need_add
-- access: write
INSERT INTO need (ticket, position, skill, level) VALUES (:ticket, :position, :skill, :level);

-- name: needs_clear
-- access: write
-- indexed
DELETE FROM need WHERE ticket = :ticket;
