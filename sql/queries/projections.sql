-- What the fold says beside the ticket's row: spans, stays, clocks, tags, extra fields.

-- name: spans_of_ticket
-- access: read
-- indexed
SELECT ticket, from_at, to_at, status, priority, team, agent, category, binding, hold_reason FROM span WHERE ticket = :ticket
ORDER BY seq;

-- name: spans_all
-- access: read
SELECT ticket, from_at, to_at, status, priority, team, agent, category, binding, hold_reason FROM span ORDER BY ticket, seq;

-- name: spans_between
-- access: read
SELECT ticket, from_at, to_at, status, priority, team, agent, category, binding, hold_reason FROM span
WHERE to_at >= :from AND from_at < :to ORDER BY ticket, seq;

-- name: span_add
-- access: write
INSERT INTO span (ticket, seq, from_at, to_at, status, priority, team, agent, category, binding, hold_reason)
  VALUES (:ticket, :seq, :from_at, :to_at, :status, :priority, :team, :agent, :category, :binding, :hold_reason);

-- name: spans_clear
-- access: write
-- indexed
DELETE FROM span WHERE ticket = :ticket;

-- name: stays_of_ticket
-- access: read
-- indexed
SELECT ticket, from_at, to_at, came, went FROM stay WHERE ticket = :ticket ORDER BY seq;

-- name: stays_all
-- access: read
SELECT ticket, from_at, to_at, came, went FROM stay ORDER BY ticket, seq;

-- name: stays_between
-- Unresolved in [:from, :to) or left in it, by a scan of all: for a range that holds much of the desk's past.
-- access: read
SELECT ticket, from_at, to_at, came, went FROM stay NOT INDEXED WHERE to_at >= :from AND from_at < :to
ORDER BY ticket, seq;

-- name: stays_between_indexed
-- The same, at the cost of what ended since :from.
-- access: read
-- indexed
SELECT ticket, from_at, to_at, came, went FROM stay INDEXED BY stay_to WHERE to_at >= :from AND from_at < :to
ORDER BY ticket, seq;

-- name: stay_limits
-- When the first and the latest stay began.
-- access: read
-- indexed
SELECT (SELECT min(from_at) FROM stay), (SELECT max(from_at) FROM stay);

-- name: stay_add
-- access: write
INSERT INTO stay (ticket, seq, from_at, to_at, came, went) VALUES (:ticket, :seq, :from_at, :to_at, :came, :went);

-- name: stays_clear
-- access: write
-- indexed
DELETE FROM stay WHERE ticket = :ticket;

-- name: clocks_of_ticket
-- access: read
-- indexed
SELECT ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s, elapsed_wall_s,
  running_since, breached_at, reason, waived_at, has_promise, team, agent, priority
FROM clock WHERE ticket = :ticket ORDER BY clock, cycle;

-- name: clocks_all
-- access: read
SELECT ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s, elapsed_wall_s,
  running_since, breached_at, reason, waived_at, has_promise, team, agent, priority
FROM clock ORDER BY ticket, clock, cycle;

-- name: clocks_broken
-- Promises broken before :to by clocks that stopped at :from at the earliest, if at all.
-- access: read
-- indexed
SELECT ticket, clock, breached_at, stopped_at, waived_at FROM clock INDEXED BY clock_breached
WHERE breached_at < :to AND (stopped_at IS NULL OR stopped_at >= :from);

-- name: clock_add
-- access: write
INSERT INTO clock (ticket, clock, cycle, started_at, target_no, target_s, due_at, stopped_at, outcome, elapsed_s,
  elapsed_wall_s, running_since, breached_at, reason, waived_at, has_promise, team, agent, priority)
VALUES (:ticket, :clock, :cycle, :started_at, :target_no, :target_s, :due_at, :stopped_at, :outcome, :elapsed_s,
  :elapsed_wall_s, :running_since, :breached_at, :reason, :waived_at, :has_promise, :team, :agent, :priority);

-- name: clocks_clear
-- access: write
-- indexed
DELETE FROM clock WHERE ticket = :ticket;

-- name: tags_of_ticket
-- access: read
-- indexed
SELECT ticket, label FROM tag WHERE ticket = :ticket ORDER BY position;

-- name: tags_all
-- access: read
SELECT ticket, label FROM tag ORDER BY ticket, position;

-- name: tag_add
-- access: write
INSERT INTO tag (ticket, position, label) VALUES (:ticket, :position, :label);

-- name: tags_clear
-- access: write
-- indexed
DELETE FROM tag WHERE ticket = :ticket;

-- name: extra_of_ticket
-- access: read
-- indexed
SELECT ticket, field, value FROM extra WHERE ticket = :ticket ORDER BY position;

-- name: extra_all
-- access: read
SELECT ticket, field, value FROM extra ORDER BY ticket, position;

-- name: extra_add
-- access: write
INSERT INTO extra (ticket, position, field, value) VALUES (:ticket, :position, :field, :value);

-- name: extra_clear
-- access: write
-- indexed
DELETE FROM extra WHERE ticket = :ticket;

-- name: watchers_of_ticket
-- access: read
-- indexed
SELECT ticket, agent FROM watcher WHERE ticket = :ticket ORDER BY position;

-- name: watchers_all
-- access: read
SELECT ticket, agent FROM watcher ORDER BY ticket, position;

-- name: watcher_add
-- access: write
INSERT INTO watcher (ticket, position, agent) VALUES (:ticket, :position, :agent);

-- name: watchers_clear
-- access: write
-- indexed
DELETE FROM watcher WHERE ticket = :ticket;

-- name: needs_of_ticket
-- access: read
-- indexed
SELECT ticket, skill, level FROM need WHERE ticket = :ticket ORDER BY position;

-- name: needs_all
-- access: read
SELECT ticket, skill, level FROM need ORDER BY ticket, position;

-- name: need_add
-- access: write
INSERT INTO need (ticket, position, skill, level) VALUES (:ticket, :position, :skill, :level);

-- name: needs_clear
-- access: write
-- indexed
DELETE FROM need WHERE ticket = :ticket;
