-- Events say in words what their second number means, events and spans name their binding by its number, and counting
-- the rows of a view computes none of its columns.

DROP VIEW events;
DROP VIEW spans;
DROP VIEW firings;

-- What happened. The fold reads a ticket's events in the order of at, then seq. `value` is the field's new value, or what
-- the event is about: a clock, a step, the number of the other ticket, a score. `detail` is what belongs to it: a
-- resolution, a hold reason, an instant, a kind of link, a cycle; of a firing its clock, cycle, target_no and kind, of a
-- creation what its source cannot know. `binding` is the promise that a `bound` event made: a row of bindings. `undone`
-- is 1 for what a later change took back, and for a promise made from what was taken back.
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
    WHEN k.name = 'recommended' THEN CAST(e.a AS TEXT)
    WHEN k.name IN ('merged', 'linked', 'unlinked', 'absorbed', 'rated', 'undone', 'redacted')
      THEN CAST(nullif(e.a, 0) AS TEXT)
  END AS value,
  CASE
    WHEN k.name IN ('linked', 'unlinked') THEN (SELECT name FROM word WHERE list = 'link_kind' AND value = e.b)
    WHEN k.name = 'step_fired'
      THEN (SELECT name FROM word WHERE list = 'clock' AND value = e.b & 255)
        || ' ' || (e.b >> 32) || ' ' || ((e.b >> 16) & 65535) || ' '
        || (SELECT name FROM word WHERE list = 'escalation_kind' AND value = (e.b >> 8) & 255)
    WHEN k.name IN ('due_set', 'promised') THEN strftime('%Y-%m-%dT%H:%M:%SZ', e.b, 'unixepoch')
    WHEN e.b = 0 THEN NULL
    WHEN k.name = 'status' AND e.a <> (SELECT value FROM word WHERE list = 'status' AND name = 'pending')
      THEN (SELECT text FROM name WHERE id = e.b)
    WHEN k.name IN ('status', 'absorbed', 'rule_fired', 'acknowledged')
      THEN strftime('%Y-%m-%dT%H:%M:%SZ', e.b, 'unixepoch')
    WHEN k.name IN ('waived', 'skill', 'undone') THEN CAST(e.b AS TEXT)
    WHEN k.name = 'created'
      THEN (SELECT group_concat(word, ',') FROM (
        SELECT name AS word FROM word WHERE list = 'clock' AND e.b >> value & 1
        UNION ALL SELECT 'outbound' WHERE e.b >> 32 & 1))
  END AS detail,
  e.text,
  e.change IN (SELECT undoes FROM change WHERE undoes IS NOT NULL) OR k.name = 'bound' AND EXISTS (
    SELECT 1 FROM event AS undo
    WHERE undo.ticket = e.ticket AND undo.seq > e.seq AND undo.b BETWEEN 1 AND e.seq - 1 AND undo.change <> e.change
      AND undo.kind = (SELECT value FROM word WHERE list = 'event_kind' AND name = 'undone')) AS undone,
  CASE WHEN k.name = 'bound' THEN e.a END AS binding
FROM event AS e
LEFT JOIN word AS k ON k.list = 'event_kind' AND k.value = e.kind
LEFT JOIN name AS actor ON actor.id = e.actor
LEFT JOIN change AS ch ON ch.id = e.change;

-- Who held a ticket in which state, from when until when, and what was promised then: `binding` is a row of bindings. No
-- `to_at`: still so.
CREATE VIEW spans AS
SELECT x.ticket, x.seq, strftime('%Y-%m-%dT%H:%M:%SZ', x.from_at, 'unixepoch') AS from_at,
  CASE WHEN x.to_at < 7258118400 THEN strftime('%Y-%m-%dT%H:%M:%SZ', x.to_at, 'unixepoch') END AS to_at,
  CASE WHEN x.to_at < 7258118400 THEN x.to_at - x.from_at END AS wall_s,
  s.name AS status, p.name AS priority, team.text AS team, agent.text AS agent, category.text AS category,
  b.policy, reason.text AS hold_reason, x.binding
FROM span AS x
LEFT JOIN word AS s ON s.list = 'status' AND s.value = x.status
LEFT JOIN word AS p ON p.list = 'priority' AND p.value = x.priority
LEFT JOIN name AS team ON team.id = x.team
LEFT JOIN name AS agent ON agent.id = x.agent
LEFT JOIN name AS category ON category.id = x.category
LEFT JOIN binding AS b ON b.id = x.binding
LEFT JOIN name AS reason ON reason.id = x.hold_reason;

-- Steps that fired: for which promise, when they should have and when they did, and what was to be done. `undone` as in events.
CREATE VIEW firings AS
SELECT f.ticket, f.seq, strftime('%Y-%m-%dT%H:%M:%SZ', e.at, 'unixepoch') AS at, step.text AS step,
  (SELECT name FROM word WHERE list = 'clock' AND value = e.b & 255) AS clock, e.b >> 32 AS cycle,
  (e.b >> 16) & 65535 AS target_no,
  (SELECT name FROM word WHERE list = 'escalation_kind' AND value = (e.b >> 8) & 255) AS kind,
  strftime('%Y-%m-%dT%H:%M:%SZ', f.moment_at, 'unixepoch') AS moment_at, e.at - f.moment_at AS late_by_s,
  responsible.text AS responsible, f.within_s, f.procedure,
  e.change IN (SELECT undoes FROM change WHERE undoes IS NOT NULL) AS undone
FROM firing AS f
JOIN event AS e ON e.ticket = f.ticket AND e.seq = f.seq
LEFT JOIN name AS step ON step.id = e.a
LEFT JOIN name AS responsible ON responsible.id = f.responsible;
