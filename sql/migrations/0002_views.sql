-- Views for people with the sqlite3 shell and for `tix sql`: names resolved, times as RFC 3339 in UTC (`_at`),
-- durations in seconds (`_s`). Empty means none. The program itself reads the tables.

-- One row a ticket, as its events left it. `status` is the stored one: resolved past the reopen window reads
-- as closed in tix itself. `due_at` is the next due of a running clock that can make it overdue; `overdue_at` is when a promise was or
-- will be broken if nobody acts.
CREATE VIEW tickets AS
SELECT t.id, t.ref, t.title, s.name AS status, p.name AS priority, category.text AS category,
  channel.text AS channel, team.text AS team, agent.text AS agent, resolution.text AS resolution,
  hold_reason.text AS hold_reason, b.policy,
  (SELECT group_concat(label.text, ',')
     FROM (SELECT label FROM tag WHERE tag.ticket = t.id ORDER BY position) AS own
     JOIN name AS label ON label.id = own.label) AS tags,
  c.address AS customer, c.org, c.plan,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.created_at, 'unixepoch') AS created_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.updated_at, 'unixepoch') AS updated_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.in_state_since, 'unixepoch') AS in_state_since_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.resolved_at, 'unixepoch') AS resolved_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.closed_at, 'unixepoch') AS closed_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.last_at, 'unixepoch') AS last_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.due_at, 'unixepoch') AS due_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.overdue_at, 'unixepoch') AS overdue_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.due_by_hand, 'unixepoch') AS due_by_hand_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.opens_at, 'unixepoch') AS opens_at,
  t.satisfaction, t.hops, t.reopens, t.replies, t.unanswered, t.incidents, t.escalations,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.escalated_at, 'unixepoch') AS escalated_at,
  (SELECT group_concat(watcher.text, ',')
     FROM (SELECT agent FROM watcher WHERE watcher.ticket = t.id ORDER BY position) AS own
     JOIN name AS watcher ON watcher.id = own.agent) AS watchers,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.acknowledged_at, 'unixepoch') AS acknowledged_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.acknowledged_until, 'unixepoch') AS acknowledged_until_at,
  route.text AS route,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.unrouted_at, 'unixepoch') AS unrouted_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', t.next_timer_at, 'unixepoch') AS next_timer_at,
  (SELECT group_concat(skill.text || ':' || own.level, ',')
     FROM (SELECT skill, level FROM need WHERE need.ticket = t.id ORDER BY position) AS own
     JOIN name AS skill ON skill.id = own.skill) AS skills
FROM ticket AS t
LEFT JOIN word AS s ON s.list = 'status' AND s.value = t.status
LEFT JOIN word AS p ON p.list = 'priority' AND p.value = t.priority
LEFT JOIN name AS category ON category.id = t.category
LEFT JOIN name AS channel ON channel.id = t.channel
LEFT JOIN name AS team ON team.id = t.team
LEFT JOIN name AS agent ON agent.id = t.agent
LEFT JOIN name AS resolution ON resolution.id = t.resolution
LEFT JOIN name AS hold_reason ON hold_reason.id = t.hold_reason
LEFT JOIN name AS route ON route.id = t.route
LEFT JOIN binding AS b ON b.id = t.binding
LEFT JOIN customer AS c ON c.id = t.customer;

-- What happened, in the order of the fold. `undone`: 1 for what a later change took back. `value` is what `a` stands for, in words where it has some (the other
-- ticket of a merge or link, the score of a rating or recommendation); `detail` is `b` as stored.
CREATE VIEW events AS
SELECT e.ticket, e.seq, strftime('%Y-%m-%dT%H:%M:%SZ', e.at, 'unixepoch') AS at,
  strftime('%Y-%m-%dT%H:%M:%SZ', ch.recorded_at, 'unixepoch') AS recorded_at,
  e.change, ch.command, actor.text AS actor, k.name AS kind,
  CASE
    WHEN k.name IN ('created', 'requester') THEN (SELECT address FROM customer WHERE id = e.a)
    WHEN k.name IN ('channel', 'category', 'team', 'agent', 'tagged', 'untagged', 'extra', 'watched', 'unwatched',
        'step_fired', 'rule_fired', 'routed', 'skill')
      THEN (SELECT text FROM name WHERE id = e.a)
    WHEN k.name IN ('priority', 'status')
      THEN (SELECT name FROM word WHERE list = k.name AND value = e.a)
    WHEN k.name = 'message' THEN (SELECT name FROM word WHERE list = 'message_kind' AND value = e.a)
    WHEN k.name IN ('due_set', 'due_cleared', 'due_none', 'waived')
      THEN (SELECT name FROM word WHERE list = 'clock' AND value = e.a)
    WHEN k.name = 'bound' THEN (SELECT policy FROM binding WHERE id = e.a)
    WHEN k.name = 'escalated' THEN (SELECT name FROM word WHERE list = 'escalation_kind' AND value = e.a)
    WHEN k.name IN ('merged', 'linked', 'unlinked', 'absorbed', 'rated', 'recommended', 'undone', 'redacted') THEN CAST(e.a AS TEXT)
  END AS value,
  e.b AS detail, e.text, EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = e.change) AS undone
FROM event AS e
LEFT JOIN word AS k ON k.list = 'event_kind' AND k.value = e.kind
LEFT JOIN name AS actor ON actor.id = e.actor
LEFT JOIN change AS ch ON ch.id = e.change
ORDER BY e.ticket, e.at, e.seq;

-- One row a cycle of a clock. `elapsed_s` (working time) and `elapsed_wall_s` count up to `running_since_at`
-- while the clock runs, else all of it. `breached_at` of a running clock lies in the future: breached as of T
-- means breached_at < T.
CREATE VIEW clocks AS
SELECT k.ticket, c.name AS clock, k.cycle, o.name AS outcome,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.started_at, 'unixepoch') AS started_at,
  k.target_no, k.target_s,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.due_at, 'unixepoch') AS due_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.stopped_at, 'unixepoch') AS stopped_at,
  k.elapsed_s, k.elapsed_wall_s,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.running_since, 'unixepoch') AS running_since_at,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.breached_at, 'unixepoch') AS breached_at, r.name AS reason,
  strftime('%Y-%m-%dT%H:%M:%SZ', k.waived_at, 'unixepoch') AS waived_at,
  team.text AS team, agent.text AS agent, p.name AS priority
FROM clock AS k
LEFT JOIN word AS c ON c.list = 'clock' AND c.value = k.clock
LEFT JOIN word AS o ON o.list = 'outcome' AND o.value = k.outcome
LEFT JOIN word AS r ON r.list = 'breach_reason' AND r.value = k.reason
LEFT JOIN word AS p ON p.list = 'priority' AND p.value = k.priority
LEFT JOIN name AS team ON team.id = k.team
LEFT JOIN name AS agent ON agent.id = k.agent;

-- Who held a ticket in which state, from when until when. No `to_at`: still so.
CREATE VIEW spans AS
SELECT x.ticket, x.seq, strftime('%Y-%m-%dT%H:%M:%SZ', x.from_at, 'unixepoch') AS from_at,
  CASE WHEN x.to_at < 7258118400 THEN strftime('%Y-%m-%dT%H:%M:%SZ', x.to_at, 'unixepoch') END AS to_at,
  CASE WHEN x.to_at < 7258118400 THEN x.to_at - x.from_at END AS wall_s,
  s.name AS status, p.name AS priority, team.text AS team, agent.text AS agent, category.text AS category,
  b.policy, reason.text AS hold_reason
FROM span AS x
LEFT JOIN word AS s ON s.list = 'status' AND s.value = x.status
LEFT JOIN word AS p ON p.list = 'priority' AND p.value = x.priority
LEFT JOIN name AS team ON team.id = x.team
LEFT JOIN name AS agent ON agent.id = x.agent
LEFT JOIN name AS category ON category.id = x.category
LEFT JOIN binding AS b ON b.id = x.binding
LEFT JOIN name AS reason ON reason.id = x.hold_reason;

-- The unresolved stretches of each ticket. No `to_at`: still unresolved.
CREATE VIEW stays AS
SELECT x.ticket, x.seq, strftime('%Y-%m-%dT%H:%M:%SZ', x.from_at, 'unixepoch') AS from_at,
  CASE WHEN x.to_at < 7258118400 THEN strftime('%Y-%m-%dT%H:%M:%SZ', x.to_at, 'unixepoch') END AS to_at,
  CASE WHEN x.to_at < 7258118400 THEN x.to_at - x.from_at END AS wall_s,
  c.name AS came, w.name AS went
FROM stay AS x
LEFT JOIN word AS c ON c.list = 'came' AND c.value = x.came
LEFT JOIN word AS w ON w.list = 'went' AND w.value = x.went;

-- Messages with their words. `redacted` is 1 where the words were removed.
CREATE VIEW messages AS
SELECT m.id, m.ticket, m.seq, strftime('%Y-%m-%dT%H:%M:%SZ', e.at, 'unixepoch') AS at,
  k.name AS kind, actor.text AS actor, m.body, m.body IS NULL AS redacted
FROM message AS m
JOIN event AS e ON e.ticket = m.ticket AND e.seq = m.seq
LEFT JOIN word AS k ON k.list = 'message_kind' AND k.value = e.a
LEFT JOIN name AS actor ON actor.id = e.actor;

-- Tags and `x.NAME` values, one row each, in the ticket's own order.
CREATE VIEW tags AS
SELECT t.ticket, t.position, n.text AS tag FROM tag AS t JOIN name AS n ON n.id = t.label;

CREATE VIEW extras AS
SELECT x.ticket, x.position, n.text AS field, x.value FROM extra AS x JOIN name AS n ON n.id = x.field;

-- Requesters, with how many tickets each has and how many are unresolved.
CREATE VIEW customers AS
SELECT c.id, c.address, c.name, c.org, c.plan,
  (SELECT count(*) FROM ticket WHERE ticket.customer = c.id) AS tickets,
  (SELECT count(*) FROM ticket WHERE ticket.customer = c.id AND ticket.status < 4) AS unresolved
FROM customer AS c;

-- Commands: who did what, when tix learned it, and what it took back.
CREATE VIEW changes AS
SELECT c.id, strftime('%Y-%m-%dT%H:%M:%SZ', c.recorded_at, 'unixepoch') AS recorded_at,
  actor.text AS actor, c.login, c.command, c.undoes
FROM change AS c LEFT JOIN name AS actor ON actor.id = c.actor;

-- Desk files as applied.
CREATE VIEW desk_versions AS
SELECT d.id, strftime('%Y-%m-%dT%H:%M:%SZ', d.applied_at, 'unixepoch') AS applied_at,
  actor.text AS actor, d.hash, d.toml
FROM desk_version AS d LEFT JOIN name AS actor ON actor.id = d.actor;

-- What tickets were promised. No calendar: around the clock; no ownership calendar: the same. Targets are working time.
CREATE VIEW bindings AS
SELECT b.id, b.version AS desk_version, b.policy, c.content AS calendar, o.content AS ownership_calendar, b.hold_runs,
  b.assignment_s, b.first_response_s, b.next_response_s, b.update_s, b.resolution_s, b.ownership_s, b.promise_s,
  b.timers
FROM binding AS b
LEFT JOIN calendar AS c ON c.id = b.calendar
LEFT JOIN calendar AS o ON o.id = b.ownership_calendar;

-- Steps that fired: for which promise, when they should have and when they did, and what was to be done. `undone` as in events.
CREATE VIEW firings AS
SELECT f.ticket, f.seq, strftime('%Y-%m-%dT%H:%M:%SZ', e.at, 'unixepoch') AS at, step.text AS step,
  (SELECT name FROM word WHERE list = 'clock' AND value = e.b & 255) AS clock, e.b >> 32 AS cycle,
  (e.b >> 16) & 65535 AS target_no,
  (SELECT name FROM word WHERE list = 'escalation_kind' AND value = (e.b >> 8) & 255) AS kind,
  strftime('%Y-%m-%dT%H:%M:%SZ', f.moment_at, 'unixepoch') AS moment_at, e.at - f.moment_at AS late_by_s,
  responsible.text AS responsible, f.within_s, f.procedure,
  EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = e.change) AS undone
FROM firing AS f
JOIN event AS e ON e.ticket = f.ticket AND e.seq = f.seq
LEFT JOIN name AS step ON step.id = e.a
LEFT JOIN name AS responsible ON responsible.id = f.responsible;

-- Agents away and back.
CREATE VIEW absences AS
SELECT a.id, agent.text AS agent, strftime('%Y-%m-%dT%H:%M:%SZ', a.at, 'unixepoch') AS at,
  CASE WHEN a.until_at < 7258118400 THEN strftime('%Y-%m-%dT%H:%M:%SZ', a.until_at, 'unixepoch') END AS until_at,
  a.until_at <= a.at AS back, a.reason
FROM absence AS a LEFT JOIN name AS agent ON agent.id = a.agent;

-- What was told to whom, and how it went out. No address: shown in tix only. `body` ends with the words of the
-- message it quotes, unless they were redacted.
CREATE VIEW notifications AS
SELECT o.id, o.ticket, strftime('%Y-%m-%dT%H:%M:%SZ', o.created_at, 'unixepoch') AS created_at, o.about,
  agent.text AS agent, o.address, o.subject, o.body || coalesce(m.body, '') AS body, o.quotes, s.name AS state,
  o.attempts, strftime('%Y-%m-%dT%H:%M:%SZ', o.next_try_at, 'unixepoch') AS next_try_at, o.last_error,
  strftime('%Y-%m-%dT%H:%M:%SZ', o.sent_at, 'unixepoch') AS sent_at, o.message_id, o.change
FROM outbox AS o
LEFT JOIN word AS s ON s.list = 'delivery' AND s.value = o.state
LEFT JOIN name AS agent ON agent.id = o.agent
LEFT JOIN message AS m ON m.ticket = o.ticket AND m.seq = o.quotes;
