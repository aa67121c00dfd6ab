-- Events and the bodies of messages.

-- name: events_of_ticket
-- The events that no later change has undone. Here and in event_columns_from, those about customers are about the customers
-- into whom they were merged; where nobody was merged, the condition is tested once a statement.
-- access: read
-- indexed
SELECT at, seq, change, actor, kind,
  iif(kind IN (0, 3, 40, 41) AND EXISTS (SELECT 1 FROM customer WHERE survivor > 0),
    coalesce((SELECT survivor FROM customer WHERE id = a), a), a),
  iif(kind = 13 AND b > 0 AND EXISTS (SELECT 1 FROM customer WHERE survivor > 0),
    coalesce((SELECT survivor FROM customer WHERE id = b), b), b),
  text FROM event
WHERE ticket = :ticket AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.undoes = event.change)
ORDER BY at, seq;

-- name: event_columns_from
-- Events of this ticket and of all later ones, without texts, in the order of recording, including undone ones.
-- access: read
-- indexed
SELECT ticket, kind, at, seq, change, actor,
  iif(kind IN (0, 3, 40, 41) AND EXISTS (SELECT 1 FROM customer WHERE survivor > 0),
    coalesce((SELECT survivor FROM customer WHERE id = a), a), a),
  iif(kind = 13 AND b > 0 AND EXISTS (SELECT 1 FROM customer WHERE survivor > 0),
    coalesce((SELECT survivor FROM customer WHERE id = b), b), b)
FROM event WHERE ticket >= :ticket ORDER BY ticket, seq;

-- name: changes_undone
-- access: read
-- indexed
SELECT undoes FROM change INDEXED BY change_undoes WHERE undoes IS NOT NULL ORDER BY undoes;

-- name: events_ever_of_ticket
-- access: read
-- indexed
SELECT at, seq, change, actor, kind, a, b, text FROM event WHERE ticket = :ticket ORDER BY at, seq;

-- name: events_of_change
-- access: read
-- indexed
SELECT ticket, at, seq, change, actor, kind, a, b, text FROM event WHERE change = :change;

-- name: event_add
-- access: write
INSERT INTO event (ticket, seq, at, change, actor, kind, a, b, text)
  VALUES (:ticket, :seq, :at, :change, :actor, :kind, :a, :b, :text);

-- name: event_next_seq
-- access: read
-- indexed
SELECT coalesce(max(seq), 0) + 1 FROM event WHERE ticket = :ticket;

-- name: events_all
-- Bodies are looked up for messages only; the sort never holds more than one ticket's events.
-- access: read
SELECT ticket, at, seq, change, actor, kind, a, b, text,
  CASE kind WHEN :message THEN
    (SELECT body FROM message WHERE message.ticket = event.ticket AND message.seq = event.seq) END
FROM event ORDER BY ticket, at, seq;

-- name: events_late
-- Events at or before :at that were recorded after it.
-- access: read
-- indexed
SELECT count(*) FROM change CROSS JOIN event ON event.change = change.id AND event.at <= :at
WHERE change.recorded_at > :at;

-- name: message_add
-- access: write
INSERT INTO message (ticket, seq, body, shown) VALUES (:ticket, :seq, :body, :shown) RETURNING id;

-- name: message_get
-- access: read
-- indexed
SELECT body FROM message WHERE ticket = :ticket AND seq = :seq;

-- name: message_whole
-- access: read
-- indexed
SELECT body, shown FROM message WHERE ticket = :ticket AND seq = :seq AND body IS NOT NULL;

-- name: message_number
-- The row of a message in the index of words.
-- access: read
-- indexed
SELECT id, body, shown FROM message WHERE ticket = :ticket AND seq = :seq AND body IS NOT NULL;

-- name: message_redact
-- access: write
-- indexed
UPDATE message SET body = NULL, shown = NULL WHERE ticket = :ticket AND seq = :seq;

-- name: firing_add
-- access: write
INSERT INTO firing (ticket, seq, moment_at, responsible, within_s, procedure)
  VALUES (:ticket, :seq, :moment_at, :responsible, :within_s, :procedure);

-- name: firings_of_ticket
-- access: read
-- indexed
SELECT ticket, seq, moment_at, responsible, within_s FROM firing WHERE ticket = :ticket ORDER BY seq;

-- name: firings_from
-- The firings of this ticket and of all later ones.
-- access: read
-- indexed
SELECT ticket, seq, moment_at, responsible, within_s FROM firing WHERE ticket >= :ticket ORDER BY ticket, seq;

-- name: firing_get
-- access: read
-- indexed
SELECT moment_at, responsible, within_s, procedure FROM firing WHERE ticket = :ticket AND seq = :seq;
